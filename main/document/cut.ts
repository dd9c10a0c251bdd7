import { tileSide, type StoredRaster } from '../../preload/contract/document.ts';
import type { Rect } from '../../preload/contract/rect.ts';
import type { PixelStore } from '../store/pixelstore.ts';

/**
 * Cuts a block of pixels, width · height · channels bytes that lie in the document at `rect`, into tiles of
 * the store. Tiles that say nothing but `outside` are left out.
 */
export async function cut(
  tiles: PixelStore,
  data: Uint8Array,
  rect: Rect,
  channels: 1 | 4,
  outside: 0 | 255 = 0,
): Promise<StoredRaster> {
  const places: Record<string, string> = {};
  const blank = Buffer.alloc(tileSide * tileSide * channels, outside);
  for (let row = 0; row * tileSide < rect.height; row += 1) {
    for (let column = 0; column * tileSide < rect.width; column += 1) {
      const tile = tileAt(data, rect, channels, outside, column, row);
      if (!blank.equals(tile)) places[`${column},${row}`] = await tiles.putBytes(tile);
    }
  }
  return { channels, outside, x: rect.x, y: rect.y, tiles: places };
}

function tileAt(
  data: Uint8Array,
  { width, height }: Rect,
  channels: 1 | 4,
  outside: 0 | 255,
  column: number,
  row: number,
): Uint8Array {
  const tile = new Uint8Array(tileSide * tileSide * channels);
  if (outside !== 0) tile.fill(outside);
  const [left, top] = [column * tileSide, row * tileSide];
  const length = Math.min(tileSide, width - left) * channels;
  for (let y = top; y < Math.min(height, top + tileSide); y += 1) {
    const from = (y * width + left) * channels;
    tile.set(data.subarray(from, from + length), (y - top) * tileSide * channels);
  }
  return tile;
}
