import { tileSide } from '../../preload/contract/document.ts';
import { pictureBox } from './viewport.ts';
import type { Point, Size, Viewport } from './viewport.ts';

/** Tiles of one level, `column` … `column + columns − 1` by `row` … `row + rows − 1`. */
export interface TileRange {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * The level to show at a magnification (pixels of the screen for one of the picture): each level halves the
 * one before it, and the one that is shown is reduced by at most two on the screen.
 */
export function levelFor(magnification: number): number {
  return Math.max(0, Math.floor(-Math.log2(magnification)));
}

/** Pixels of a level that the whole picture takes. */
export function levelSize({ width, height }: Size, level: number): Size {
  const side = 2 ** level;
  return { width: Math.ceil(width / side), height: Math.ceil(height / side) };
}

/** The tiles of a level that the canvas shows something of; none where the picture is out of sight. */
export function visibleTiles(view: Viewport, canvas: Size, picture: Size, level: number): TileRange {
  const side = tileSide * 2 ** level;
  const box = pictureBox(view, { x: 0, y: 0, ...canvas });
  const [column, columnsEnd] = span(box.x, box.x + box.width, picture.width, side);
  const [row, rowsEnd] = span(box.y, box.y + box.height, picture.height, side);
  if (columnsEnd <= column || rowsEnd <= row) return { column: 0, row: 0, columns: 0, rows: 0 };
  return { column, row, columns: columnsEnd - column, rows: rowsEnd - row };
}

function span(from: number, to: number, length: number, side: number): readonly [number, number] {
  const first = Math.floor(Math.max(0, from) / side);
  return [first, Math.ceil(Math.min(length, to) / side)];
}

/** The places of a range, those nearest to a point first; the point is in tiles, with fractions. */
export function nearestFirst(range: TileRange, near: Point): readonly Point[] {
  const places: { readonly x: number; readonly y: number; readonly distance: number }[] = [];
  for (let y = range.row; y < range.row + range.rows; y += 1) {
    for (let x = range.column; x < range.column + range.columns; x += 1) {
      places.push({ x, y, distance: (x + 0.5 - near.x) ** 2 + (y + 0.5 - near.y) ** 2 });
    }
  }
  return places.sort((a, b) => a.distance - b.distance);
}

export function sameRange(a: TileRange, b: TileRange): boolean {
  return a.column === b.column && a.row === b.row && a.columns === b.columns && a.rows === b.rows;
}
