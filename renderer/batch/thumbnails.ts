import { useEffect, useState } from 'react';
import { CallError } from '../../preload/contract/index.ts';
import type { BatchRowId } from '../../preload/contract/index.ts';
import { pentimento } from '../base/connection.ts';
import { SharedCache } from '../base/shared-cache.ts';
import { useBatch } from './store.ts';

/** Bytes of bitmaps that are kept: two thousand thumbnails. */
const BUDGET = 48e6;

/** How many are made at a time: the other side decodes each in full where a file has no smaller picture in it. */
const AT_ONCE = 2;

/** CSS pixels of a thumbnail's longer side. */
export const thumbnailSide = 40;

interface Wanted {
  readonly id: BatchRowId;
  readonly make: () => void;
}

const waiting: Wanted[] = [];
let making = 0;

const cache = new SharedCache<BatchRowId, ImageBitmap>(BUDGET, {
  load: (id) =>
    new Promise((resolve, reject) => {
      waiting.push({ id, make: () => void loadThumbnail(id).then(resolve, reject).finally(next) });
      proceed();
    }),
  cost: ({ width, height }) => 4 * width * height,
  close: (bitmap) => {
    bitmap.close();
  },
});

function next(): void {
  making -= 1;
  proceed();
}

/** The newest first: what was scrolled past can wait. */
function proceed(): void {
  while (making < AT_ONCE) {
    const wanted = waiting.pop();
    if (!wanted) return;
    making += 1;
    wanted.make();
  }
}

async function loadThumbnail(row: BatchRowId): Promise<ImageBitmap> {
  const side = Math.round(thumbnailSide * devicePixelRatio);
  return loadPicture({ row, file: null, side, exact: false });
}

export async function loadPicture(request: {
  readonly row: BatchRowId;
  readonly file: number | null;
  readonly side: number;
  readonly exact: boolean;
}): Promise<ImageBitmap> {
  const { width, height, data } = await pentimento().call('batchPicture', request);
  return createImageBitmap(new ImageData(new Uint8ClampedArray(data), width, height));
}

/** A picture, small, once it is there. One that can't be looked at is told among the unreadable. */
export function useThumbnail(id: BatchRowId): ImageBitmap | null {
  const [shown, setShown] = useState<ImageBitmap | null>(null);
  useEffect(() => {
    let wanted = true;
    const { loading, letGo } = cache.use(id);
    loading.then(
      (bitmap) => {
        if (wanted) setShown(bitmap);
      },
      (error: unknown) => {
        if (!(error instanceof CallError)) return;
        useBatch.setState(({ unreadable }) => ({ unreadable: new Map(unreadable).set(id, error) }));
      },
    );
    return () => {
      wanted = false;
      letGo();
    };
  }, [id]);
  return shown;
}
