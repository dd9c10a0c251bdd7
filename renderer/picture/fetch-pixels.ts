import { tileSide } from '../../preload/contract/document.ts';
import type { Hash } from '../../preload/contract/index.ts';
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
  /** With its top left corner at (0, 0). */
  readonly raster: Raster;
}

/** The stored pixels of a picture; deeper ones arrive with 8 bits. */
export async function fetchPixels(hash: Hash): Promise<FetchedPixels> {
  const response = await request(hash);
  return { ...sizeOf(response), data: new Uint8ClampedArray(await response.arrayBuffer()) };
}

/** The same as tiles, which are filled as the bytes arrive: they are never all there a second time. */
export async function fetchRaster(hash: Hash): Promise<FetchedRaster> {
  const response = await request(hash);
  const { width, height } = sizeOf(response);
  if (!response.body) throw new Error(`The pixels ${hash} came without any.`);
  return { width, height, raster: await rasterOf(chunksOf(response.body), width, height) };
}

/** RGBA bytes, in pieces that end anywhere, as a raster. */
export async function rasterOf(
  chunks: AsyncIterable<Uint8Array>,
  width: number,
  height: number,
): Promise<Raster> {
  const editor = edit(emptyRaster(4));
  const band = new Uint8Array(4 * width * Math.min(tileSide, height));
  let [y, filled] = [0, 0];
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length;) {
      const rows = Math.min(tileSide, height - y);
      const part = chunk.subarray(from, from + 4 * width * rows - filled);
      if (part.length === 0) throw new Error('There are more pixels than the picture has.');
      band.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < 4 * width * rows) continue;
      editor.write({ x: 0, y, width, height: rows }, band);
      y += rows;
      filled = 0;
    }
  }
  if (y < height) throw new Error('There are fewer pixels than the picture has.');
  return editor.finish();
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

async function request(hash: Hash): Promise<Response> {
  const response = await fetch(`pixels/${hash}`);
  if (!response.ok) throw new Error(`The pixels ${hash} could not be fetched: ${response.status}.`);
  return response;
}

function sizeOf({ headers }: Response): { readonly width: number; readonly height: number } {
  return { width: Number(headers.get('x-width')), height: Number(headers.get('x-height')) };
}
