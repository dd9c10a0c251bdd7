import { tileSide } from '../../../preload/contract/document.ts';
import type { Affine } from '../affine.ts';
import type { Raster } from '../raster.ts';
import { moveRaster } from '../raster.ts';
import { tileKey, tilePlace } from '../tile.ts';
import type { Channels, Tile } from '../tile.ts';
import { compute, runsOf } from '../work.ts';
import type { Task, Work } from '../work.ts';

/** The map with whole numbers, where it is one that only moves pixels: by whole pixels, quarter turns, mirrored. */
export function exactly({ a, b, c, d, e, f }: Affine): Affine | null {
  const whole = [a, b, c, d, e, f].map((value) => Math.round(value) + 0);
  if (![a, b, c, d, e, f].every((value, at) => Math.abs(value - (whole[at] ?? 0)) < 1e-9)) return null;
  const [wa = 0, wb = 0, wc = 0, wd = 0, we = 0, wf = 0] = whole;
  const straight = Math.abs(wa) === 1 && Math.abs(wd) === 1 && wb === 0 && wc === 0;
  const turned = Math.abs(wb) === 1 && Math.abs(wc) === 1 && wa === 0 && wd === 0;
  return straight || turned ? { a: wa, b: wb, c: wc, d: wd, e: we, f: wf } : null;
}

/** Carries out a map that `exactly` passed: every tile becomes one tile, every byte is kept. */
export function* moveExactly(raster: Raster, map: Affine): Work<Raster> {
  const { a, b, c, d, e, f } = map;
  if (a === 1 && d === 1) return moveRaster(raster, e, f);
  const side = tileSide;
  // Where the square of tile (0, 0) comes to lie.
  const x = a * raster.x + c * raster.y + e + Math.min(0, a + c) * side;
  const y = b * raster.x + d * raster.y + f + Math.min(0, b + d) * side;
  const tiles = new Map<number, Tile>();
  for (const batch of runsOf(runsOf([...raster.tiles], tilesEach), together)) {
    const given = batch.map((some) => ({
      map,
      channels: raster.channels,
      tiles: some.map(([, tile]) => tile),
    }));
    const turned = (yield* compute(turns, given, pixelsIn)).flat();
    for (const [at, [key]] of batch.flat().entries()) {
      const { column, row } = tilePlace(key);
      const tile = turned[at];
      if (tile) tiles.set(tileKey(a * column + c * row, b * column + d * row), tile);
    }
  }
  return { ...raster, x, y, tiles };
}

/** Batches that are in flight at once, and tiles of each. */
const together = 8;
const tilesEach = 8;

interface Turn {
  readonly map: Affine;
  readonly channels: Channels;
  readonly tiles: readonly Tile[];
}

function pixelsIn({ tiles }: Turn): number {
  return tiles.length * tileSide * tileSide;
}

/** Turns and mirrors tiles, each in itself. */
export const turns: Task<Turn, readonly Tile[]> = {
  name: 'turn',
  run: ({ map, channels, tiles }) => tiles.map((tile) => turnTile(tile, map, channels)),
};

function turnTile(tile: Tile, { a, b, c, d }: Affine, channels: Channels): Tile {
  const data = new Uint8ClampedArray(tile.data.length);
  const from = channels === 4 ? new Uint32Array(tile.data.buffer, tile.data.byteOffset) : tile.data;
  const to = channels === 4 ? new Uint32Array(data.buffer) : data;
  const last = tileSide - 1;
  const x0 = a + c < 0 ? last : 0;
  const y0 = b + d < 0 ? last : 0;
  const right = b * tileSide + a;
  const down = d * tileSide + c;
  for (let y = 0; y < tileSide; y += 1) {
    let at = y0 * tileSide + x0 + y * down;
    const start = y * tileSide;
    for (let x = 0; x < tileSide; x += 1, at += right) to[at] = from[start + x]!;
  }
  return { data };
}
