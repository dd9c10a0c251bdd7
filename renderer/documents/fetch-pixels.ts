import type { Hash } from '../../preload/contract.ts';

/** Pixels as the application hands them to the window: RGBA, 8 bits, straight alpha, rows top down. */
export interface FetchedPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** The stored pixels of a picture; deeper ones arrive with 8 bits. */
export async function fetchPixels(hash: Hash): Promise<FetchedPixels> {
  const response = await fetch(`pixels/${hash}`);
  if (!response.ok) throw new Error(`The pixels ${hash} could not be fetched: ${response.status}.`);
  return {
    width: Number(response.headers.get('x-width')),
    height: Number(response.headers.get('x-height')),
    data: new Uint8ClampedArray(await response.arrayBuffer()),
  };
}
