import { expect, test } from 'vitest';
import type { BlendMode } from '../../preload/contract/document.ts';
import { flatten } from '../composite/flatten.ts';
import { emptyGroup } from '../picture/arrange.ts';
import { pictureOf, rasterLayer } from '../picture/document.ts';
import type { Picture, PictureLayer } from '../picture/document.ts';
import { handAfter } from '../picture/hand.ts';
import { findLayer } from '../picture/tree.ts';
import { rasterFrom } from '../pixels/raster.ts';
import { finish } from '../pixels/work.ts';
import { applyMask, flattenImage, mergeLayers, mergeVisible, mergeable, stamp } from './merge.ts';

const canvas = { x: 0, y: 0, width: 40, height: 30 };

function noise(seed: number, rect = canvas, channels: 1 | 4 = 4) {
  const data = Uint8ClampedArray.from(
    { length: rect.width * rect.height * channels },
    (_, i) => (Math.imul(i * 7 + seed, 2654435761) >>> 11) & 255,
  );
  return rasterFrom(data, rect, channels);
}

const layer = (id: string, seed: number, rest: Partial<PictureLayer> = {}) =>
  ({
    ...rasterLayer(id, noise(seed, { x: seed - 3, y: 2 - seed, width: 38, height: 31 })),
    id,
    ...rest,
  }) as PictureLayer;

const modes: readonly BlendMode[] = ['multiply', 'screen', 'overlay'];
const mask = { pixels: noise(99, canvas, 1), enabled: true };

function scene(): Picture {
  return pictureOf(canvas.width, canvas.height, [
    layer('back', 1),
    layer('masked', 2, { mask, opacity: 0.6, blend: modes[0]! }),
    {
      ...emptyGroup('group', [layer('inner', 3, { blend: modes[1]! }), layer('off', 4, { visible: false })]),
      id: 'group',
      opacity: 0.8,
    },
    layer('hidden', 5, { visible: false }),
    layer('base', 6, { opacity: 0.7, blend: modes[2]! }),
    layer('clipped', 7, { clipped: true, opacity: 0.5 }),
  ]);
}

function show({ layers }: Picture): Uint8ClampedArray {
  return flatten(layers, canvas);
}

/** Largest difference, where colours are weighed by alpha as the eye does: what is clear has none. */
function difference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let most = 0;
  for (let i = 0; i < a.length; i += 4) {
    most = Math.max(most, Math.abs(a[i + 3]! - b[i + 3]!));
    for (let c = i; c < i + 3; c += 1)
      most = Math.max(most, Math.abs(a[c]! * a[i + 3]! - b[c]! * b[i + 3]!) / 255);
  }
  return most;
}

test('what is merged looks as what it was made of', () => {
  const before = show(scene());
  const flat = finish(flattenImage(scene(), 'Background'));
  expect(flat.layers.map(({ name }) => name)).toEqual(['Background']);
  expect(difference(show(flat), before)).toBeLessThanOrEqual(1);
  expect(difference(show(finish(mergeVisible(scene(), 'one'))), before)).toBeLessThanOrEqual(1);
  expect(
    difference(show({ ...scene(), layers: [finish(stamp(scene(), 'stamp'))] }), before),
  ).toBeLessThanOrEqual(1);
});

test.each([
  ['a layer into the one below, masks and opacity with it', ['masked'], 'back'],
  ['a clipped layer into its base, which keeps its mode', ['clipped'], 'base'],
  ['a group into itself', ['group'], 'group'],
  ['layers in hand, whatever order they were taken in', ['masked', 'back'], 'masked'],
])('merging %s changes nothing that is seen', (_, selected, name) => {
  const before = scene();
  const next = finish(mergeLayers(before, selected));
  expect(next.layers.length).toBeLessThanOrEqual(before.layers.length);
  expect(findLayer(next.layers, handAfter(before.layers, next.layers, selected)[0]!)).toMatchObject({
    name,
    kind: 'raster',
    opacity: 1,
    mask: null,
  });
  // Two roundings to 8 bit instead of one.
  expect(difference(show(next), show(before))).toBeLessThanOrEqual(2);
});

test('merging what is shown leaves what is hidden, in its groups too', () => {
  const next = finish(mergeVisible(scene(), 'one'));
  expect(next.layers.map(({ name }) => name)).toEqual(['one', 'group', 'hidden']);
  expect(findLayer(next.layers, 'off')).not.toBeNull();
  expect(findLayer(next.layers, 'inner')).toBeNull();
});

test('there is nothing to merge the lowest layer with', () => {
  const lowest = scene();
  expect(mergeable(lowest, ['back'])).toEqual([]);
  expect(finish(mergeLayers(lowest, ['back']))).toBe(lowest);
});

test('an applied mask leaves the look and no mask', () => {
  const next = applyMask(scene(), 'masked');
  expect(findLayer(next.layers, 'masked')?.mask).toBeNull();
  expect(difference(show(next), show(scene()))).toBeLessThanOrEqual(1);
});
