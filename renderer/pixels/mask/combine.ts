import { emptyRaster } from '../raster.ts';
import type { Raster } from '../raster.ts';
import type { Tile } from '../tile.ts';
import { fullTile, tidy, within } from './tiles.ts';
import type { Size } from './tiles.ts';

/** How a new selection meets the one that is there. */
export type Mode = 'replace' | 'add' | 'subtract' | 'intersect';

/**
 * Partial values as of fuzzy sets: the union is the greater, the intersection the lesser, and what is
 * taken away leaves at most 255 − it. Nothing selected stands for an empty set here, whatever it means to tools.
 */
export function combine(before: Raster | null, next: Raster, mode: Mode, size: Size): Raster {
  const b = within(next, size);
  if (mode === 'replace') return b;
  if (!before) return mode === 'add' ? b : emptyRaster(1);
  const a = within(before, size);
  const keys = mode === 'add' ? new Set([...a.tiles.keys(), ...b.tiles.keys()]) : a.tiles.keys();
  const tiles = new Map<number, Tile>();
  for (const key of keys) {
    const tile = meet[mode](a.tiles.get(key), b.tiles.get(key));
    if (tile) tiles.set(key, tile);
  }
  return { ...emptyRaster(1), tiles };
}

type Meet = (a: Tile | undefined, b: Tile | undefined) => Tile | null | undefined;

const meet: Readonly<Record<Exclude<Mode, 'replace'>, Meet>> = {
  add(a, b) {
    if (!a || !b || a === b) return a ?? b;
    if (a === fullTile || b === fullTile) return fullTile;
    return each(a, b, Math.max);
  },
  subtract(a, b) {
    if (!a || !b) return a;
    if (b === fullTile) return null;
    return each(a, b, (x, y) => Math.min(x, 255 - y));
  },
  intersect(a, b) {
    if (!a || !b) return null;
    if (a === fullTile || a === b) return b;
    if (b === fullTile) return a;
    return each(a, b, Math.min);
  },
};

function each(a: Tile, b: Tile, value: (a: number, b: number) => number): Tile | null {
  const data = new Uint8ClampedArray(a.data.length);
  for (let i = 0; i < data.length; i += 1) data[i] = value(a.data[i]!, b.data[i]!);
  return tidy({ data });
}
