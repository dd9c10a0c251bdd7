import { useEffect } from 'react';
import type { Profile } from '../../preload/colour/profile.ts';
import type { Hash } from '../../preload/contract/index.ts';
import type { Rect } from '../pixels/rect.ts';
import { useBitmap } from './bitmaps.ts';
import type { Painter } from './painter.ts';

/** What is shown over the picture on the canvas, such as a job's newest state. */
export interface Preview {
  readonly pixels: Hash;
  /** The part of the picture that it stands for; all of it where this is left out. */
  readonly within?: Rect | undefined;
  /** A picture that is as opaque as this one covers what is below it; wholly where it is left out. */
  readonly mask?: Hash | undefined;
}

/**
 * Shows a stored picture over the one that is painted; null shows that alone.
 *
 * @param tried What lies over all of the picture while no stored one does, for the screen.
 */
export function usePreview(
  preview: Preview | null,
  profile: Profile | undefined,
  painter: Painter,
  tried: CanvasImageSource | null,
): void {
  const bitmap = useBitmap(preview?.pixels ?? null, profile);
  const mask = useBitmap(preview?.mask ?? null, undefined);
  const masked = preview?.mask !== undefined;
  const { x, y, width, height } = preview?.within ?? {};
  useEffect(() => {
    const ready = bitmap && (!masked || mask);
    const shown = ready ? (mask ? cutOut(bitmap, mask) : bitmap) : tried;
    if (!shown) {
      painter.preview(null);
      return;
    }
    painter.preview({
      over: !ready || x !== undefined,
      draw: (context, frame) => {
        context.imageSmoothingEnabled = true;
        context.imageSmoothingQuality = 'high';
        context.drawImage(shown, x ?? 0, y ?? 0, width ?? frame.width, height ?? frame.height);
      },
    });
    return () => {
      painter.preview(null);
    };
  }, [bitmap, mask, masked, painter, tried, x, y, width, height]);
}

function cutOut(bitmap: ImageBitmap, mask: ImageBitmap): OffscreenCanvas {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas to cut a picture out on.');
  context.drawImage(bitmap, 0, 0);
  context.globalCompositeOperation = 'destination-in';
  context.drawImage(mask, 0, 0, bitmap.width, bitmap.height);
  return canvas;
}
