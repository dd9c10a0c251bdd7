import { effectsReach } from '../composite/effects/reach.ts';
import { flattenPicture, flattenRect } from '../composite/flatten.ts';
import { reachOfAdjustments } from '../composite/parts.ts';
import { rasterLayer } from '../picture/document.ts';
import type { Picture, PictureLayer, PixelLayer } from '../picture/document.ts';
import { changeLayer, outermost, rebuild, stackAround } from '../picture/tree.ts';
import type { Stack } from '../picture/tree.ts';
import { timesMask } from '../pixels/layers/cover.ts';
import { tiledBounds } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { expand, intersect, isEmpty, unite } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import type { Work } from '../pixels/work.ts';

/** The pixels that layers make together, over nothing. */
function rasterOf(layers: Stack, canvas: Rect): Work<Raster> {
  // What blurs or sharpens sees the canvas and nothing past it, and must go on doing so.
  const around = reachOfAdjustments(layers, 1) > 0;
  const rect = around ? intersect(boundsOf(layers), canvas) : boundsOf(layers);
  return flattenRect(layers, rect, around ? canvas : rect);
}

/** Where layers with their effects have pixels, also beyond the canvas. */
function boundsOf(layers: Stack): Rect {
  return layers
    .map((layer) => {
      if (layer.kind === 'adjustment') return noRect;
      const own = layer.kind === 'raster' ? tiledBounds(layer.pixels) : boundsOf(layer.layers);
      return isEmpty(own) ? own : expand(own, effectsReach(layer.effects, 1));
    })
    .reduce(unite, noRect);
}

const noRect: Rect = { x: 0, y: 0, width: 0, height: 0 };

function canvasOf({ width, height }: Picture): Rect {
  return { x: 0, y: 0, width, height };
}

/**
 * Layers as one of plain pixels. The bottom one's mode stays the whole's, which is what it shows over
 * whatever lies below; opacity, masks and the other modes go into the pixels.
 */
function* merged(members: Stack, keep: PictureLayer, canvas: Rect): Work<PixelLayer> {
  const [bottom] = members;
  const free = members.map((layer) =>
    layer === bottom ? { ...layer, blend: 'normal' as const, clipped: false } : layer,
  );
  return rasterLayer(keep.name, yield* rasterOf(free, canvas), {
    id: keep.id,
    blend: !bottom || bottom.blend === 'pass-through' ? 'normal' : bottom.blend,
    clipped: bottom?.clipped ?? false,
  });
}

/** What merging down takes together: the layers in hand, a group by itself, or a layer and the one below. */
export function mergeable({ layers }: Picture, selected: readonly string[]): Stack {
  const chosen = outermost(layers, selected);
  const [only] = chosen;
  const together = chosen.length > 1 || only?.kind === 'group' || !only ? chosen : withBelow(layers, only);
  // An adjustment at the bottom would have nothing to change any more.
  return together[0] && together[0].kind !== 'adjustment' ? together : [];
}

function withBelow(layers: Stack, layer: PictureLayer): Stack {
  const stack = stackAround(layers, layer.id);
  const below = stack[stack.indexOf(layer) - 1];
  return below ? [below, layer] : [];
}

/** Ctrl+E. Of two layers the lower one's name stays, of several the topmost one's. */
export function* mergeLayers(picture: Picture, selected: readonly string[]): Work<Picture> {
  const members = mergeable(picture, selected);
  const [bottom] = members;
  const top = members.at(-1);
  if (!bottom || !top) return picture;
  const one = yield* merged(members, selected.length > 1 ? top : bottom, canvasOf(picture));
  const layers = rebuild(picture.layers, (layer) =>
    layer === top ? [one] : members.includes(layer) ? [] : [layer],
  );
  return { ...picture, layers };
}

/** Everything that is shown, as one layer where the lowest of it was; what is hidden stays. */
export function* mergeVisible(picture: Picture, name: string): Work<Picture> {
  const at = picture.layers.findIndex(({ visible }) => visible);
  if (at < 0) return picture;
  const one = rasterLayer(name, yield* rasterOf(picture.layers, canvasOf(picture)));
  const layers = [...picture.layers.slice(0, at), one, ...hiddenIn(picture.layers.slice(at))];
  return { ...picture, layers };
}

function hiddenIn(layers: Stack): Stack {
  return layers.flatMap((layer) => {
    if (!layer.visible) return [layer];
    const inner = layer.kind === 'group' ? hiddenIn(layer.layers) : [];
    return layer.kind === 'group' && inner.length > 0 ? [{ ...layer, layers: inner }] : [];
  });
}

/** One layer of what the canvas shows, and nothing else. */
export function* flattenImage(picture: Picture, name: string): Work<Picture> {
  const one = yield* stamp(picture, name);
  return { ...picture, layers: [one] };
}

/** A new layer of what the canvas shows now. */
export function* stamp(picture: Picture, name: string): Work<PixelLayer> {
  return rasterLayer(name, yield* flattenPicture(picture));
}

/** Lets a layer's mask go into its alpha. */
export function applyMask(picture: Picture, id: string): Picture {
  return changeLayer(picture, id, (layer) => {
    if (layer.kind !== 'raster' || !layer.mask) return layer;
    return { ...layer, pixels: timesMask(layer.pixels, layer.mask.pixels), mask: null, origin: null };
  });
}

/** Makes a text or a neural result plain pixels. */
export function rasterise(picture: Picture, id: string): Picture {
  return changeLayer(picture, id, (layer) =>
    layer.kind === 'raster' && layer.origin ? { ...layer, origin: null } : layer,
  );
}
