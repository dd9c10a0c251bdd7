import { useEffect } from 'react';
import type { Profile } from '../../preload/colour/profile.ts';
import type { Hash } from '../../preload/contract/index.ts';
import { useBitmap } from './bitmaps.ts';
import type { Painter } from './painter.ts';

/** Shows a stored picture, such as a job's preview, over the whole of the one that is painted; null shows that. */
export function usePreview(pixels: Hash | null, profile: Profile | undefined, painter: Painter): void {
  const bitmap = useBitmap(pixels, profile);
  useEffect(() => {
    if (!bitmap) {
      painter.preview(null);
      return;
    }
    painter.preview({
      draw: (context, { width, height }) => {
        context.imageSmoothingEnabled = true;
        context.imageSmoothingQuality = 'high';
        context.drawImage(bitmap, 0, 0, width, height);
      },
    });
    return () => {
      painter.preview(null);
    };
  }, [bitmap, painter]);
}
