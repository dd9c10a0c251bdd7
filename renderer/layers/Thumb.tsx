import { useEffect, useRef } from 'react';
import { fitted, thumbnailOf } from '../composite/thumbnails.ts';
import { useActiveProfile } from '../picture/store.ts';
import type { Raster } from '../pixels/raster.ts';

interface ThumbProps {
  readonly raster: Raster;
  /** Of the document: a thumbnail shows where on the canvas the pixels lie. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels of the longer side. */
  readonly side: number;
}

/** A small view of pixels or of a mask, on a checkerboard. */
export function Thumb({ raster, width, height, side }: ThumbProps) {
  const profile = useActiveProfile();
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = fitted(width, height, Math.round(side * devicePixelRatio));
  const shown = fitted(width, height, side);

  useEffect(() => {
    const part = { x: 0, y: 0, width, height };
    canvas.current
      ?.getContext('2d')
      ?.putImageData(thumbnailOf(raster, part, size.width, size.height, profile), 0, 0);
  }, [raster, width, height, size.width, size.height, profile]);

  return <canvas ref={canvas} className="thumb-pixels" {...size} style={shown} aria-hidden />;
}
