import { useEffect, useRef } from 'react';
import { useLook } from '../../ui/use-look.ts';
import { previewStroke } from '../preview.ts';
import type { Tip } from '../store.ts';

interface StrokePreviewProps {
  readonly tip: Tip;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** What a tip draws, in the colour of the text. */
export function StrokePreview({ tip, width, height }: StrokePreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const look = useLook();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const ratio = devicePixelRatio;
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).color.match(/\d+/g) ?? []).map(Number);
    const scaled = { ...tip, size: tip.size * ratio };
    const data = previewStroke(scaled, element.width, element.height, [red, green, blue]);
    context.putImageData(new ImageData(data, element.width, element.height), 0, 0);
  }, [tip, width, height, look]);
  return <canvas ref={canvas} className="stroke-preview" style={{ width, height }} aria-hidden />;
}
