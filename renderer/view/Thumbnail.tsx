import { useEffect, useRef } from 'react';
import type { Profile } from '../../preload/colour/profile.ts';
import type { Hash } from '../../preload/contract/index.ts';
import { smoothFrom, useBitmap } from './bitmaps.ts';

/** A small square view of stored pixels, cut to its middle. */
export function Thumbnail({
  pixels,
  profile,
  size,
}: {
  readonly pixels: Hash | null;
  readonly profile: Profile | undefined;
  readonly size: number;
}) {
  const bitmap = useBitmap(pixels, profile, smoothFrom(Math.round(size * devicePixelRatio)));
  return <SmallView bitmap={bitmap} size={size} />;
}

/** The same of a bitmap. */
export function SmallView({ bitmap, size }: { readonly bitmap: ImageBitmap | null; readonly size: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = Math.round(size * devicePixelRatio);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !bitmap) return;
    const scale = Math.max(side / bitmap.width, side / bitmap.height);
    const width = bitmap.width * scale;
    const height = bitmap.height * scale;
    context.imageSmoothingQuality = 'high';
    context.clearRect(0, 0, side, side);
    context.drawImage(bitmap, (side - width) / 2, (side - height) / 2, width, height);
  }, [bitmap, side]);

  return (
    <canvas
      ref={canvas}
      className="thumbnail"
      width={side}
      height={side}
      style={{ width: size, height: size }}
      aria-hidden
    />
  );
}
