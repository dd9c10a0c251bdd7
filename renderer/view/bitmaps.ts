import { useEffect, useState } from 'react';
import type { Hash } from '../../preload/contract/index.ts';
import { memory } from '../base/memory.ts';
import { report } from '../base/notices.ts';
import { SharedCache } from '../base/shared-cache.ts';
import { fetchPixels } from '../picture/fetch-pixels.ts';

/** Pixels ready to draw; their memory is given back once they are neither shown nor worth keeping. */
const bitmaps = new SharedCache<Hash, ImageBitmap>(memory.bitmaps, {
  load: fetchBitmap,
  cost: ({ width, height }) => width * height * 4,
  close: (bitmap) => {
    bitmap.close();
  },
});

async function fetchBitmap(hash: Hash): Promise<ImageBitmap> {
  const { data, width, height } = await fetchPixels(hash);
  return createImageBitmap(new ImageData(data, width, height));
}

/** A picture's pixels with its shorter side made this long, for whoever closes it. */
export async function loadSmall(hash: Hash, side: number): Promise<ImageBitmap> {
  const { data, width, height } = await fetchPixels(hash);
  const scale = Math.min(1, side / Math.min(width, height));
  return createImageBitmap(new ImageData(data, width, height), {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: 'high',
  });
}

interface Shown {
  readonly bitmap: ImageBitmap;
  readonly letGo: () => void;
}

/** The bitmap of a hash; while the next one loads, the one before stays, so that nothing flickers. */
export function useBitmap(hash: Hash | null): ImageBitmap | null {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (hash === null) return;
    let wanted = true;
    const { loading, letGo } = bitmaps.use(hash);
    loading.then(
      (bitmap) => {
        if (wanted) setShown({ bitmap, letGo });
        else letGo();
      },
      (error: unknown) => {
        letGo();
        if (!wanted) return;
        setShown(null);
        report(error);
      },
    );
    return () => {
      wanted = false;
    };
  }, [hash]);
  // What is shown is let go once the next one, or nothing, has taken its place.
  useEffect(() => shown?.letGo, [shown]);
  if (hash === null && shown) setShown(null);
  return hash === null ? null : (shown?.bitmap ?? null);
}
