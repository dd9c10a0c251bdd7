import { tileSide, type StoredRaster } from '../../preload/contract/document.ts';
import type { Rect } from '../../preload/contract/rect.ts';
import { checkSize } from '../image/within-limits.ts';
import type { PixelStore } from '../store/pixelstore.ts';

/**
 * One picture of the pixel store made of tiles: the part of the document from (0, 0) to (width, height), RGBA
 * with 8 bits. One channel becomes opaque grey. Works on a strip of tiles at a time.
 * @throws UserError image-too-large, disk-full
 */
export async function assemble(
  store: PixelStore,
  tiles: PixelStore,
  width: number,
  height: number,
  raster: StoredRaster,
): Promise<string> {
  async function* strips(): AsyncGenerator<Uint8Array> {
    // Strips follow the rows of tiles, so that each tile is read once.
    const first = Math.floor(-raster.y / tileSide);
    for (let row = first; raster.y + row * tileSide < height; row += 1) {
      const top = Math.max(0, raster.y + row * tileSide);
      const bottom = Math.min(height, raster.y + (row + 1) * tileSide);
      if (bottom > top) yield await strip(tiles, raster, row, { top, bottom, width });
    }
  }
  checkSize(null, { width, height });
  return store.putRows(width, height, strips());
}

/** The pixels of a rectangle of the document, RGBA. */
export async function readStored(tiles: PixelStore, raster: StoredRaster, rect: Rect): Promise<Uint8Array> {
  const moved = { ...raster, x: raster.x - rect.x, y: raster.y - rect.y };
  const out = new Uint8Array(rect.width * rect.height * 4);
  for (let row = Math.floor(-moved.y / tileSide); moved.y + row * tileSide < rect.height; row += 1) {
    const top = Math.max(0, moved.y + row * tileSide);
    const bottom = Math.min(rect.height, moved.y + (row + 1) * tileSide);
    if (bottom > top)
      out.set(await strip(tiles, moved, row, { top, bottom, width: rect.width }), top * rect.width * 4);
  }
  return out;
}

async function strip(
  tiles: PixelStore,
  raster: StoredRaster,
  row: number,
  { top, bottom, width }: { readonly top: number; readonly bottom: number; readonly width: number },
): Promise<Uint8Array> {
  const { channels, outside } = raster;
  const out = new Uint8Array((bottom - top) * width * 4);
  if (outside !== 0) out.fill(outside);
  if (channels === 1) for (let at = 3; at < out.length; at += 4) out[at] = 255;
  for (let column = Math.floor(-raster.x / tileSide); raster.x + column * tileSide < width; column += 1) {
    const hash = raster.tiles[`${column},${row}`];
    if (hash === undefined) continue;
    const tile = await tiles.bytes(hash);
    const left = Math.max(0, raster.x + column * tileSide);
    const right = Math.min(width, raster.x + (column + 1) * tileSide);
    for (let y = top; y < bottom; y += 1) {
      const from = (y - raster.y - row * tileSide) * tileSide + left - raster.x - column * tileSide;
      const to = ((y - top) * width + left) * 4;
      if (channels === 4) {
        out.set(tile.subarray(from * 4, (from + right - left) * 4), to);
        continue;
      }
      for (let x = 0; x < right - left; x += 1) {
        out[to + x * 4] = out[to + x * 4 + 1] = out[to + x * 4 + 2] = tile[from + x] ?? 0;
      }
    }
  }
  return out;
}
