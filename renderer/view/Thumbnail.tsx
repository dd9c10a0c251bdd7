import { useEffect, useRef } from 'react';
import type { Profile } from '../../preload/colour/profile.ts';
import type { Hash } from '../../preload/contract/index.ts';
import { smoothFrom, useBitmap } from './bitmaps.ts';

/** A small square view of stored pixels, cut to its middle. */
export function Thumbnail({
  pixels,
  profile,
  size,
  part,
}: {
  readonly pixels: Hash | null;
  readonly profile: Profile | undefined;
  readonly size: number;
  readonly part?: Part | undefined;
}) {
  const bitmap = useBitmap(pixels, profile, smoothFrom(Math.round(size * devicePixelRatio)));
  return <SmallView bitmap={bitmap} size={size} part={part} />;
}

/** Of a picture, in shares of its sides. */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface SmallViewProps {
  readonly bitmap: ImageBitmap | null;
  /** CSS pixels. */
  readonly size: number;
  /** What is shown of it, cut to its middle; all where it is left out. */
  readonly part?: Part | undefined;
}

/** The same of a bitmap. */
export function SmallView({ bitmap, size, part }: SmallViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = Math.round(size * devicePixelRatio);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !bitmap) return;
    const { x, y, width, height } = part ?? { x: 0, y: 0, width: 1, height: 1 };
    const [across, down] = [width * bitmap.width, height * bitmap.height];
    const from = Math.min(across, down);
    const left = x * bitmap.width + (across - from) / 2;
    const top = y * bitmap.height + (down - from) / 2;
    context.imageSmoothingQuality = 'high';
    context.clearRect(0, 0, side, side);
    context.drawImage(bitmap, left, top, from, from, 0, 0, side, side);
  }, [bitmap, side, part]);

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
