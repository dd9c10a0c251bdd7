import { useEffect, useState } from 'react';
import type { Hash } from '../../preload/contract.ts';
import { report } from '../notices/store.ts';
import { Lru } from './lru.ts';

/** Decoded pictures kept at hand, in bytes of pixels: enough for a few 24-megapixel versions. */
const budget = 512 * 1024 * 1024;

const bitmaps = new Lru<Promise<ImageBitmap>>(budget);

/** The picture's pixels, ready to draw. */
export function loadBitmap(hash: Hash): Promise<ImageBitmap> {
  const known = bitmaps.get(hash);
  if (known) return known;
  const loading = fetchBitmap(hash);
  bitmaps.set(hash, loading, 0);
  loading.then(
    ({ width, height }) => {
      bitmaps.set(hash, loading, width * height * 4);
    },
    () => {
      bitmaps.delete(hash);
    },
  );
  return loading;
}

/** The response carries raw RGBA, 8 bits, straight alpha, with its size in the headers. */
async function fetchBitmap(hash: Hash): Promise<ImageBitmap> {
  const response = await fetch(`pixels/${hash}`);
  if (!response.ok) throw new Error(`The pixels ${hash} could not be fetched: ${response.status}.`);
  const width = Number(response.headers.get('x-width'));
  const height = Number(response.headers.get('x-height'));
  const data = new ImageData(new Uint8ClampedArray(await response.arrayBuffer()), width, height);
  return createImageBitmap(data);
}

/** The bitmap of a hash; while the next one loads, the one before stays, so that nothing flickers. */
export function useBitmap(hash: Hash | null): ImageBitmap | null {
  const [bitmap, setBitmap] = useState<ImageBitmap | null>(null);
  useEffect(() => {
    if (hash === null) return;
    let wanted = true;
    loadBitmap(hash).then(
      (loaded) => {
        if (wanted) setBitmap(loaded);
      },
      (error: unknown) => {
        if (!wanted) return;
        setBitmap(null);
        report(error);
      },
    );
    return () => {
      wanted = false;
    };
  }, [hash]);
  return hash === null ? null : bitmap;
}
