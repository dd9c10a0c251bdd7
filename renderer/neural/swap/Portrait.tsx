import { useEffect, useRef } from 'react';
import type { Picture } from '../../picture/document.ts';
import type { Rect } from '../../pixels/rect.ts';
import { drawPart } from '../../view/miniature.ts';
import { compositor } from '../../view/painter.ts';
import { portraitOf } from './outline.ts';

interface PortraitProps {
  readonly document: string;
  readonly picture: Picture;
  /** Of the face, in pixels of the picture. */
  readonly box: Rect;
}

/** CSS pixels. */
const side = 50;

/** A face as the canvas shows it. */
export function Portrait({ document, picture, box }: PortraitProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      const part = portraitOf(box, picture);
      const drawn = !canvas.current || drawPart(canvas.current, document, picture, part, compositor, false);
      if (!drawn) frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [document, picture, box]);
  const pixels = Math.round(side * devicePixelRatio);
  return <canvas ref={canvas} width={pixels} height={pixels} aria-hidden />;
}
