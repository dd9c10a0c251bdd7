import { tileSide } from '../../../preload/contract/document.ts';
import { documentRect, uniform } from '../../pixels/mask/tiles.ts';
import type { Size } from '../../pixels/mask/tiles.ts';
import { eachTile, read } from '../../pixels/raster.ts';
import type { Raster } from '../../pixels/raster.ts';
import { intersect } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import type { Tile } from '../../pixels/tile.ts';

/** How the selection is to lie over the picture. */
export interface Tint {
  /** R, G, B, 0…255. */
  readonly rgb: readonly [number, number, number];
  readonly marks: 'selected' | 'masked';
}

/**
 * A rectangle of the quick mask at 1/2^level of its size, as RGBA bytes: the tint with the selection (or what
 * it leaves) as alpha. `rect` is in pixels of that size; past the document all is transparent.
 */
export function tinted(
  selection: Raster | null,
  size: Size,
  level: number,
  rect: Rect,
  { rgb, marks }: Tint,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(rect.width * rect.height * 4);
  const side = 2 ** level;
  const part = intersect(fullSize(rect, side), documentRect(size));
  const shares = sharesOf(selection, part, side);
  const across = Math.ceil(part.width / side);
  for (let y = 0; y < Math.ceil(part.height / side); y += 1) {
    for (let x = 0; x < across; x += 1) {
      const at = 4 * ((y + part.y / side - rect.y) * rect.width + x + part.x / side - rect.x);
      const share = shares[y * across + x] ?? 0;
      out[at] = rgb[0];
      out[at + 1] = rgb[1];
      out[at + 2] = rgb[2];
      out[at + 3] = marks === 'selected' ? share : 255 - share;
    }
  }
  return out;
}

/** What a rectangle of a level covers at full size. */
export function fullSize({ x, y, width, height }: Rect, side: number): Rect {
  return { x: x * side, y: y * side, width: width * side, height: height * side };
}

/** The mean of each square of `side` pixels in a rectangle that begins on one. Whole tiles of one value are not looked at. */
function sharesOf(selection: Raster | null, part: Rect, side: number): Uint8ClampedArray {
  const across = Math.ceil(part.width / side);
  const sums = new Float32Array(across * Math.ceil(part.height / side));
  if (selection)
    eachTile(selection, part, ({ key }, piece) => {
      const value = uniform(selection.tiles.get(key), selection.outside);
      if (value === 0) return;
      const data = value === null ? read(selection, piece) : null;
      for (let y = 0; y < piece.height; y += 1) {
        const row = Math.floor((piece.y + y - part.y) / side) * across;
        for (let x = 0; x < piece.width; x += 1) {
          const at = row + Math.floor((piece.x + x - part.x) / side);
          sums[at] = (sums[at] ?? 0) + (data ? (data[y * piece.width + x] ?? 0) : (value ?? 0));
        }
      }
    });
  return Uint8ClampedArray.from(sums, (sum, i) => {
    const width = Math.min(side, part.width - (i % across) * side);
    const height = Math.min(side, part.height - Math.floor(i / across) * side);
    return Math.round(sum / (width * height));
  });
}

/** The tiles that a rectangle of the document is made from; while these are the same, so is it. */
export function tilesUnder(selection: Raster | null, rect: Rect): readonly (Tile | undefined)[] {
  const tiles: (Tile | undefined)[] = [];
  if (selection)
    eachTile(selection, rect, ({ key }) => {
      tiles.push(selection.tiles.get(key));
    });
  return tiles;
}

/** Side of a cell of the overlay, pixels of its level. */
export const cellSide = tileSide;
