import { useEffect, useState } from 'react';
import type { Profile } from '../../preload/colour/profile.ts';
import type { Hash } from '../../preload/contract/index.ts';
import { memory } from '../base/memory.ts';
import { report } from '../base/notices.ts';
import { SharedCache } from '../base/shared-cache.ts';
import { fetchPixels } from '../picture/fetch-pixels.ts';
import { onScreen } from '../pixels/colours.ts';

/** Pixels ready to draw; their memory is given back once they are neither shown nor worth keeping. */
const bitmaps = new SharedCache<string, ImageBitmap>(memory.bitmaps, {
  load: (key) => {
    const [hash = '', side, icc] = key.split(' ');
    return fetchBitmap(
      hash,
      side ? Number(side) : undefined,
      icc === undefined ? undefined : { icc, name: '' },
    );
  },
  cost: ({ width, height }) => width * height * 4,
  close: (bitmap) => {
    bitmap.close();
  },
});

/** Bitmaps are for the screen: one picture is another bitmap in each profile. */
function keyOf(hash: Hash, side: number | undefined, profile: Profile | undefined): string {
  return [hash, side ?? '', ...(profile ? [profile.icc] : [])].join(' ');
}

async function fetchBitmap(
  hash: Hash,
  side: number | undefined,
  profile: Profile | undefined,
): Promise<ImageBitmap> {
  const { data, width, height } = await fetchPixels(hash, side);
  return createImageBitmap(new ImageData(onScreen(data, profile), width, height));
}

/** What is shown this small is read with four times as many pixels a side, and smoothed from there. */
export function smoothFrom(side: number): number {
  return 4 * side;
}

/** A picture's pixels with its shorter side made this long, for whoever closes it. */
export async function loadSmall(
  hash: Hash,
  side: number,
  profile: Profile | undefined,
): Promise<ImageBitmap> {
  const { data, width, height } = await fetchPixels(hash, smoothFrom(side));
  const scale = Math.min(1, side / Math.min(width, height));
  return createImageBitmap(new ImageData(onScreen(data, profile), width, height), {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: 'high',
  });
}

interface Shown {
  readonly bitmap: ImageBitmap;
  readonly letGo: () => void;
}

/**
 * The bitmap of a stored picture, whose numbers are a profile's; while the next one loads, the one before stays, so that
 * nothing flickers.
 *
 * @param side How long its shorter side has to be; left out: as the picture's own.
 */
export function useBitmap(
  hash: Hash | null,
  profile: Profile | undefined,
  side?: number,
): ImageBitmap | null {
  return useCachedBitmap(bitmaps, hash === null ? null : keyOf(hash, side, profile));
}

/** The bitmap of a key; while the next one loads, the one before stays. */
export function useCachedBitmap(
  cache: SharedCache<string, ImageBitmap>,
  key: string | null,
): ImageBitmap | null {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (key === null) return;
    let wanted = true;
    const { loading, letGo } = cache.use(key);
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
  }, [cache, key]);
  // What is shown is let go once the next one, or nothing, has taken its place.
  useEffect(() => shown?.letGo, [shown]);
  if (key === null && shown) setShown(null);
  return key === null ? null : (shown?.bitmap ?? null);
}
