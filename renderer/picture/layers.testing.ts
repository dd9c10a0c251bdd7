import fc from 'fast-check';
import { emptyRaster } from '../pixels/raster.ts';
import { emptyGroup } from './arrange.ts';
import { pictureOf, rasterLayer } from './document.ts';
import type { Hand, Picture, PictureLayer } from './document.ts';
import { rowsOf } from './tree.ts';
import type { Stack } from './tree.ts';

/** Layers named by hand, whose ids are their names. */
export function layer(name: string, rest: Partial<PictureLayer> = {}): PictureLayer {
  return { ...rasterLayer(name, emptyRaster(4)), id: name, ...rest } as PictureLayer;
}

export function group(name: string, layers: Stack): PictureLayer {
  return { ...emptyGroup(name, layers), id: name };
}

export function picture(layers: Stack): Picture {
  return pictureOf(16, 16, layers);
}

/** The tree as it would be written by hand, bottom first: “a g(b c) d”. */
export function written(layers: Stack): string {
  return layers
    .map((each) => (each.kind === 'group' ? `${each.name}(${written(each.layers)})` : each.name))
    .join(' ');
}

export function idsOf(layers: Stack): readonly string[] {
  return rowsOf(layers).map((row) => row.layer.id);
}

type Shape = 'leaf' | readonly Shape[];

const shape = fc.letrec<{ tree: readonly Shape[]; node: Shape }>((tie) => ({
  node: fc.oneof({ depthSize: 'small' }, fc.constant('leaf' as const), tie('tree')),
  tree: fc.array(tie('node'), { maxLength: 4 }),
})).tree;

/** Trees of layers, a few of their ids in hand, some groups folded. */
export const pictures: fc.Arbitrary<Hand & { readonly before: Picture }> = fc
  .tuple(shape, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.boolean()))
  .map(([shapes, picks, flags]) => {
    let count = 0;
    const folded = new Set<string>();
    const flag = () => flags.next().value === true;
    const build = (each: Shape): PictureLayer => {
      const id = `l${(count += 1)}`;
      if (each === 'leaf') return layer(id, { clipped: flag() && flag() });
      if (flag()) folded.add(id);
      return group(id, each.map(build));
    };
    const layers = shapes.map(build);
    const ids = idsOf(layers);
    const selected = ids.length === 0 ? [] : [...new Set(picks.map((pick) => ids[pick % ids.length] ?? ''))];
    return { before: picture(layers), selected, folded };
  });
