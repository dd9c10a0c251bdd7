import type { Guide } from '../../../preload/contract/document.ts';
import { excessOfSize } from '../../../preload/contract/limits.ts';
import { rastersOf } from '../../../preload/contract/rasters-of.ts';
import { apply, chain, determinant, rotation, scaling, translation } from '../../pixels/affine.ts';
import type { Affine } from '../../pixels/affine.ts';
import type { Raster } from '../../pixels/raster.ts';
import { isEmpty, unite } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import type { Interpolation } from '../../pixels/resample/kernel.ts';
import { pixelsOf, transformRaster } from '../../pixels/resample/resample.ts';
import { clip } from '../../pixels/transform/clip.ts';
import type { Work } from '../../pixels/work.ts';
import type { Picture, PictureLayer } from '../document.ts';
import { textOf } from '../text.ts';
import { boundsOfAll } from './bounds.ts';
import { transformLayer } from './layers.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What happens to a whole picture: where everything goes, and how large the canvas is then. */
export interface Reframing {
  readonly map: Affine;
  readonly size: Size;
  /** Whether what then lies off the canvas is thrown away. */
  readonly clip: boolean;
}

/** Bytes of pixels that a picture may come to hold. */
export const mostBytes = 2 * 1024 ** 3;

export function canvasOf({ width, height }: Size): Rect {
  return { x: 0, y: 0, width, height };
}

/** Why something would be too large, if it would. */
export function tooLarge(picture: Picture, { map, size }: Reframing): 'side' | 'pixels' | 'memory' | null {
  const excess = excessOfSize(size);
  if (excess) return excess;
  let bytes = 0;
  for (const { tiles } of rastersOf(picture)) for (const { data } of tiles.values()) bytes += data.byteLength;
  return bytes * Math.abs(determinant(map)) > mostBytes ? 'memory' : null;
}

/** About how many pixels it takes. */
export function workOf(picture: Picture, { map }: Reframing): number {
  let sum = 0;
  for (const raster of rastersOf(picture)) sum += pixelsOf(raster, map);
  return sum;
}

/** Carries out a reframing on everything: layers, masks, selections, guides. */
export function* reframe(picture: Picture, reframing: Reframing, how: Interpolation): Work<Picture> {
  const { map, size } = reframing;
  const canvas = canvasOf(size);
  const clipped = (raster: Raster) => (reframing.clip ? clip(raster, canvas) : raster);
  const layers: PictureLayer[] = [];
  for (const layer of picture.layers) {
    const mapped = yield* transformLayer(layer, map, how, picture.profile);
    layers.push(reframing.clip ? clipLayer(mapped, canvas) : mapped);
  }
  const selection = picture.selection && clipped(yield* transformRaster(picture.selection, map, how));
  const savedSelections = [];
  for (const { name, pixels } of picture.savedSelections)
    savedSelections.push({ name, pixels: clipped(yield* transformRaster(pixels, map, how)) });
  const guides = picture.guides.flatMap((guide) => mapGuide(guide, map));
  return { ...picture, ...size, layers, selection, savedSelections, guides };
}

function clipLayer(layer: PictureLayer, canvas: Rect): PictureLayer {
  const mask = layer.mask && { ...layer.mask, pixels: clip(layer.mask.pixels, canvas) };
  if (layer.kind === 'group')
    return { ...layer, mask, layers: layer.layers.map((inner) => clipLayer(inner, canvas)) };
  // What is drawn from its words comes back whole anyhow, once they change.
  if (layer.kind === 'adjustment' || textOf(layer)) return { ...layer, mask };
  return { ...layer, mask, pixels: clip(layer.pixels, canvas) };
}

/** A guide goes along where it stays upright or level. */
function mapGuide(guide: Guide, map: Affine): readonly Guide[] {
  const hair = 1e-9;
  const straight = Math.abs(map.b) < hair && Math.abs(map.c) < hair;
  const turned = Math.abs(map.a) < hair && Math.abs(map.d) < hair;
  if (!straight && !turned) return [];
  const upright = guide.direction === 'vertical';
  const at = apply(map, upright ? { x: guide.at, y: 0 } : { x: 0, y: guide.at });
  const direction = upright === straight ? 'vertical' : 'horizontal';
  return [{ direction, at: direction === 'vertical' ? at.x : at.y }];
}

export function imageSize(picture: Size, size: Size): Reframing {
  return { map: scaling(size.width / picture.width, size.height / picture.height), size, clip: false };
}

/** The canvas becomes a rectangle of the picture. */
export function cropTo(rect: Rect, clip: boolean): Reframing {
  return { map: translation(-rect.x, -rect.y), size: { width: rect.width, height: rect.height }, clip };
}

/** A canvas of another size, held at a point of the picture: (0, 0) the top left, (1, 1) the bottom right. */
export function canvasSize(
  picture: Size,
  size: Size,
  anchor: { readonly x: number; readonly y: number },
): Reframing {
  const x = Math.round((picture.width - size.width) * anchor.x);
  const y = Math.round((picture.height - size.height) * anchor.y);
  return cropTo({ x, y, ...size }, false);
}

export function turnPicture({ width, height }: Size, degrees: 90 | 180 | 270): Reframing {
  const back = { 90: translation(height, 0), 180: translation(width, height), 270: translation(0, width) };
  const size = degrees === 180 ? { width, height } : { width: height, height: width };
  return { map: chain(rotation(degrees), back[degrees]), size, clip: false };
}

export function flipPicture({ width, height }: Size, axis: 'horizontal' | 'vertical'): Reframing {
  const map =
    axis === 'horizontal' ? scaling(-1, 1, { x: width / 2, y: 0 }) : scaling(1, -1, { x: 0, y: height / 2 });
  return { map, size: { width, height }, clip: false };
}

/** The canvas grows around everything that lies past it; null where nothing does. */
export function revealAll(picture: Picture): Reframing | null {
  const canvas = canvasOf(picture);
  const all = unite(canvas, boundsOfAll(picture.layers));
  return all.width === canvas.width && all.height === canvas.height ? null : cropTo(all, false);
}

/** The canvas shrinks to a rectangle; null where that is nothing or changes nothing. */
export function shrinkTo(picture: Size, rect: Rect): Reframing | null {
  const same = rect.width === picture.width && rect.height === picture.height;
  return isEmpty(rect) || same ? null : cropTo(rect, false);
}
