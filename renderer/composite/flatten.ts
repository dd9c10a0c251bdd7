import { tileSide } from '../../preload/contract/document.ts';
import type { Picture, PictureLayer } from '../picture/document.ts';
import { edit, emptyRaster, read } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { intersect } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { tileKey } from '../pixels/tile.ts';
import { Pyramid } from './pyramid.ts';
import { copyPlain, isPlain, onlySeen, renderRegion, unitsOf } from './render.ts';
import type { View } from './render.ts';
import { toBytes } from './run.ts';

/**
 * Layers as one: a rectangle of the document at full size, straight RGBA bytes. `bounds` is the picture's whole
 * area: adjustments that look around themselves see nothing past it.
 */
export function flatten(
  layers: readonly PictureLayer[],
  rect: Rect,
  bounds: Rect = rect,
): Uint8ClampedArray<ArrayBuffer> {
  const view = { level: 0, bounds, pyramid: new Pyramid(0), rough: false };
  const out = new Uint8ClampedArray(4 * rect.width * rect.height);
  // In pieces, so that the floats in between stay few however large the picture is.
  for (let y = rect.y; y < rect.y + rect.height; y += 2 * tileSide) {
    for (let x = rect.x; x < rect.x + rect.width; x += 2 * tileSide) {
      const piece = intersect({ x, y, width: 2 * tileSide, height: 2 * tileSide }, rect);
      place(composite(layers, piece, view), piece, out, rect);
    }
  }
  return out;
}

/** A rectangle of a level as straight RGBA bytes, with zeros where nothing is; onto what `renderRegion` may be given. */
export function composite(
  layers: readonly PictureLayer[],
  rect: Rect,
  view: View,
  onto: Float32Array | null = null,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(4 * rect.width * rect.height);
  const only = onto ? null : onlySeen(layers, rect, view);
  if (only) copyPlain(only, rect, view, out);
  else toBytes(renderRegion(layers, rect, view, onto), 0, rect.width * rect.height, out, 0);
  return out;
}

/** Puts a block of RGBA bytes at its place in a larger one. */
export function place(from: Uint8ClampedArray, part: Rect, to: Uint8ClampedArray, whole: Rect): void {
  for (let y = 0; y < part.height; y += 1) {
    const start = 4 * ((part.y - whole.y + y) * whole.width + part.x - whole.x);
    to.set(from.subarray(4 * y * part.width, 4 * (y + 1) * part.width), start);
  }
}

/** What a picture shows, as one raster within its bounds. Tiles that show unchanged in it are shared. */
export function flattenPicture({ layers, width, height }: Picture): Raster {
  const bounds = { x: 0, y: 0, width, height };
  const view = { level: 0, bounds, pyramid: new Pyramid(0), rough: false };
  const editor = edit(emptyRaster(4));
  for (let y = 0; y < height; y += tileSide) {
    for (let x = 0; x < width; x += tileSide) {
      const rect = { x, y, width: tileSide, height: tileSide };
      const part = intersect(rect, bounds);
      const own = ownTile(layers, rect, part, view);
      if (own) editor.put(tileKey(x / tileSide, y / tileSide), own);
      else editor.write(part, composite(layers, part, view));
    }
  }
  return editor.finish();
}

/** The tile of a plain layer that alone is seen in a tile of the picture. */
function ownTile(layers: readonly PictureLayer[], rect: Rect, part: Rect, { pyramid }: View) {
  const units = unitsOf(layers);
  const top = units.at(-1);
  if (!top || top.clipped.length > 0 || !isPlain(top.base)) return null;
  const { pixels } = top.base;
  if (pixels.x % tileSide !== 0 || pixels.y % tileSide !== 0) return null;
  if (units.length > 1 && !pyramid.isOpaque(pixels, 0, rect, false)) return null;
  const tile = pixels.tiles.get(tileKey((rect.x - pixels.x) / tileSide, (rect.y - pixels.y) / tileSide));
  if (!tile) return null;
  // What reaches past the picture would come along.
  if (part.width === tileSide && part.height === tileSide) return tile;
  const kept = read({ ...pixels, tiles: pixels.tiles }, rect);
  for (let i = 3; i < kept.length; i += 4) {
    const px = ((i - 3) / 4) % tileSide;
    const py = Math.floor((i - 3) / 4 / tileSide);
    if ((px >= part.width || py >= part.height) && kept[i] !== 0) return null;
  }
  return tile;
}
