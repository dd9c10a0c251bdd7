import type { Profile } from '../../../preload/colour/profile.ts';
import { rastersIn } from '../../../preload/contract/rasters-of.ts';
import type { Affine } from '../../pixels/affine.ts';
import { moveRaster } from '../../pixels/raster.ts';
import type { Raster } from '../../pixels/raster.ts';
import { exactly } from '../../pixels/resample/exact.ts';
import type { Interpolation } from '../../pixels/resample/kernel.ts';
import { pixelsOf, transformRaster } from '../../pixels/resample/resample.ts';
import type { Work } from '../../pixels/work.ts';
import type { Picture, PictureLayer, PixelLayer } from '../document.ts';
import { transformText } from '../text.ts';
import { outermost, rebuild, withLayers } from '../tree.ts';

/** A layer with all it holds, its masks along, elsewhere by whole pixels. No pixel is rewritten. */
export function moveLayer(layer: PictureLayer, dx: number, dy: number): PictureLayer {
  if (dx === 0 && dy === 0) return layer;
  const mask = layer.mask && { ...layer.mask, pixels: moveRaster(layer.mask.pixels, dx, dy) };
  if (layer.kind === 'adjustment') return mask ? { ...layer, mask } : layer;
  if (layer.kind === 'group')
    return { ...layer, mask, layers: layer.layers.map((inner) => moveLayer(inner, dx, dy)) };
  const { origin } = layer;
  const moved =
    origin?.kind === 'text'
      ? { ...origin, text: { ...origin.text, x: origin.text.x + dx, y: origin.text.y + dy } }
      : origin;
  return { ...layer, mask, pixels: moveRaster(layer.pixels, dx, dy), origin: moved };
}

/** Moves the layers with these ids, each once though a group that holds it may be among them. */
export function moveLayers(picture: Picture, ids: readonly string[], dx: number, dy: number): Picture {
  return replaceOutermost(picture, ids, (layer) => moveLayer(layer, dx, dy));
}

/** Changes those of the layers that lie in none of the others. */
export function replaceOutermost(
  picture: Picture,
  ids: readonly string[],
  change: (layer: PictureLayer) => PictureLayer,
): Picture {
  const tops = new Set(outermost(picture.layers, ids).map(({ id }) => id));
  return withLayers(
    picture,
    rebuild(picture.layers, (layer) => [tops.has(layer.id) ? change(layer) : layer]),
  );
}

/**
 * A layer with all it holds under a map, in a picture of that profile. Text stays text; results that were more than
 * moved become plain pixels.
 */
export function* transformLayer(
  layer: PictureLayer,
  map: Affine,
  how: Interpolation,
  profile: Profile | undefined,
): Work<PictureLayer> {
  const exact = exactly(map);
  if (exact?.a === 1 && exact.d === 1) return moveLayer(layer, exact.e, exact.f);
  return yield* reshapeLayer(
    layer,
    (mask) => transformRaster(mask, map, how),
    function* (own) {
      if (own.origin?.kind === 'text') return yield* transformText(own.pixels, own.origin, map, how, profile);
      return { pixels: yield* transformRaster(own.pixels, map, how), origin: null };
    },
  );
}

/** A layer with all it holds in another shape: its masks, and the pixels with what they are of. */
export function* reshapeLayer(
  layer: PictureLayer,
  ofMask: (mask: Raster) => Work<Raster>,
  ofPixels: (layer: PixelLayer) => Work<Pick<PixelLayer, 'pixels' | 'origin'>>,
): Work<PictureLayer> {
  const mask = layer.mask && { ...layer.mask, pixels: yield* ofMask(layer.mask.pixels) };
  if (layer.kind === 'adjustment') return { ...layer, mask };
  if (layer.kind === 'raster') return { ...layer, mask, ...(yield* ofPixels(layer)) };
  const layers: PictureLayer[] = [];
  for (const inner of layer.layers) layers.push(yield* reshapeLayer(inner, ofMask, ofPixels));
  return { ...layer, mask, layers };
}

/** A picture with some of its layers changed. */
export function* changedLayers(
  picture: Picture,
  layers: readonly PictureLayer[],
  change: (layer: PictureLayer) => Work<PictureLayer>,
): Work<Picture> {
  const done = new Map<string, PictureLayer>();
  for (const layer of layers) done.set(layer.id, yield* change(layer));
  const ids = layers.map(({ id }) => id);
  return replaceOutermost(picture, ids, (layer) => done.get(layer.id) ?? layer);
}

/** A picture with some of its layers under a map. */
export function transformLayers(
  picture: Picture,
  layers: readonly PictureLayer[],
  map: Affine,
  how: Interpolation,
): Work<Picture> {
  return changedLayers(picture, layers, (layer) => transformLayer(layer, map, how, picture.profile));
}

/** About how many pixels it takes to transform layers. */
export function workFor(layers: readonly PictureLayer[], map: Affine): number {
  let sum = 0;
  for (const raster of rastersIn(layers)) sum += pixelsOf(raster, map);
  return sum;
}

/** Whether any of the layers is a tool's result, that would become plain pixels. */
export function holdResult(layers: readonly PictureLayer[]): boolean {
  return layers.some(
    (layer) =>
      (layer.kind === 'raster' && layer.origin?.kind === 'neural') ||
      (layer.kind === 'group' && holdResult(layer.layers)),
  );
}
