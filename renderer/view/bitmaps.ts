import { useEffect, useState } from 'react';
import type { Hash } from '../../preload/contract/index.ts';
import { Lru } from '../base/lru.ts';
import { memory } from '../base/memory.ts';
import { report } from '../base/notices.ts';
import { fetchPixels } from '../picture/fetch-pixels.ts';

const bitmaps = new Lru<Hash, Promise<ImageBitmap>>(memory.bitmaps);

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

async function fetchBitmap(hash: Hash): Promise<ImageBitmap> {
  const { data, width, height } = await fetchPixels(hash);
  return createImageBitmap(new ImageData(data, width, height));
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
