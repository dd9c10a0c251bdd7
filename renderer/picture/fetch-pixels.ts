import type { Hash, Response } from '../../preload/contract/index.ts';
import { pentimento } from '../base/connection.ts';
import { edit, emptyRaster } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';

/** Pixels as the application hands them to the window: RGBA, 8 bits, straight alpha, rows top down. */
export interface FetchedPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export interface FetchedRaster {
  readonly width: number;
  readonly height: number;
  readonly raster: Raster;
}

/**
 * The stored pixels of a picture; deeper ones arrive with 8 bits.
 *
 * @param side How long the shorter side has to be: of a larger picture only so many pixels are read as that takes.
 */
export async function fetchPixels(hash: Hash, side?: number): Promise<FetchedPixels> {
  let all: Uint8ClampedArray<ArrayBuffer> | undefined;
  const { width, height } = await eachPart({ pixels: hash, side }, (part, y) => {
    all ??= new Uint8ClampedArray(4 * part.width * part.height);
    all.set(part.data, 4 * part.width * y);
  });
  return { width, height, data: all ?? new Uint8ClampedArray() };
}

/**
 * The same as tiles, which are filled as the rows arrive: they are never all there a second time.
 *
 * @param at where its top left corner goes.
 */
export async function fetchRaster(hash: Hash, at: Place = corner): Promise<FetchedRaster> {
  const editor = edit(emptyRaster(4));
  const { width, height } = await eachPart({ pixels: hash }, (part, y) => {
    editor.write({ x: at.x, y: at.y + y, width: part.width, height: rowsIn(part) }, part.data);
  });
  return { width, height, raster: editor.finish() };
}

/** The alpha of a stored picture, as masks are. */
export async function fetchMask(hash: Hash, at: Place): Promise<Raster> {
  const editor = edit(emptyRaster(1));
  await eachPart({ pixels: hash }, (part, y) => {
    const shares = Uint8Array.from({ length: part.data.length / 4 }, (_, i) => part.data[4 * i + 3] ?? 0);
    editor.write({ x: at.x, y: at.y + y, width: part.width, height: rowsIn(part) }, shares);
  });
  return editor.finish();
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const corner: Place = { x: 0, y: 0 };

type Part = Response<'readRows'>;

/** Takes a picture's rows, one part after another; the next one is on its way meanwhile. Resolves with its size. */
async function eachPart(
  picture: { readonly pixels: Hash; readonly side?: number | undefined },
  take: (part: Part, y: number) => void,
): Promise<{ readonly width: number; readonly height: number }> {
  const ask = (from: number) => pentimento().call('readRows', { ...picture, from });
  let part = await ask(0);
  for (let y = 0; ;) {
    const below = y + rowsIn(part);
    if (below === y) throw new Error(`The picture ${picture.pixels} came without its last rows.`);
    const next = below < part.height ? ask(below) : null;
    take(part, y);
    if (!next) return part;
    [part, y] = [await next, below];
  }
}

function rowsIn({ width, data }: Part): number {
  return data.length / (4 * width);
}
