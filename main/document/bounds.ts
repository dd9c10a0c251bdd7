import { tileSide, type StoredRaster } from '../../preload/contract/document.ts';
import { limits } from '../../preload/contract/limits.ts';
import type { Rect } from '../../preload/contract/rect.ts';
import { explain } from '../errors/explain.ts';
import type { PixelStore } from '../store/pixelstore.ts';
import { readStored } from './assemble.ts';

export function placeOf(key: string): { readonly column: number; readonly row: number } {
  const [column = 0, row = 0] = key.split(',').map(Number);
  return { column, row };
}

/**
 * The smallest rectangle of the document with everything in it that isn't `outside`, colours under full
 * transparency included, and its pixels with the raster's own channels; null where there is nothing.
 * @throws UserError image-too-large where it is more than can be held at once.
 */
export async function contentOf(
  tiles: PixelStore,
  raster: StoredRaster,
): Promise<{ readonly rect: Rect; readonly data: Uint8Array } | null> {
  const rect = await contentRect(tiles, raster);
  if (!rect) return null;
  if (rect.width * rect.height > limits.pixels) {
    throw explain('image-too-large.reach', { width: rect.width, height: rect.height });
  }
  const rgba = await readStored(tiles, raster, rect);
  return { rect, data: raster.channels === 4 ? rgba : firstChannel(rgba) };
}

/** Where there is anything but `outside`; null where there is nothing. */
export async function contentRect(tiles: PixelStore, raster: StoredRaster): Promise<Rect | null> {
  const { channels, outside } = raster;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [key, hash] of Object.entries(raster.tiles)) {
    const { column, row } = placeOf(key);
    const [left, top] = [raster.x + column * tileSide, raster.y + row * tileSide];
    // A tile wholly inside what is already known can't widen it.
    if (left >= x0 && top >= y0 && left + tileSide <= x1 && top + tileSide <= y1) continue;
    const tile = await tiles.bytes(hash);
    for (let at = 0; at < tile.length; at += 1) {
      if (tile[at] === outside) continue;
      const pixel = Math.floor(at / channels);
      const [x, y] = [left + (pixel % tileSide), top + Math.floor(pixel / tileSide)];
      if (x < x0) x0 = x;
      if (x >= x1) x1 = x + 1;
      if (y < y0) y0 = y;
      if (y >= y1) y1 = y + 1;
    }
  }
  return x1 > x0 ? { x: x0, y: y0, width: x1 - x0, height: y1 - y0 } : null;
}

function firstChannel(rgba: Uint8Array): Uint8Array {
  const out = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < out.length; at += 1) out[at] = rgba[at * 4] ?? 0;
  return out;
}
