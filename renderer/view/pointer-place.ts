import { useEffect } from 'react';
import { useCanvas } from './store.ts';
import { toPicture } from './viewport.ts';
import type { Point } from './viewport.ts';

/**
 * Tells which pixel of the picture the pointer is over, at most once a frame and past React; null where it is
 * over none of the canvas. `tell` stays the same between renders.
 */
export function usePointerPlace(tell: (place: Point | null) => void): void {
  useEffect(() => {
    const listening = new AbortController();
    let newest: PointerEvent | null = null;
    let frame = 0;
    const next = () => {
      frame = 0;
      tell(newest && placeOf(newest));
    };
    const moved = (event: PointerEvent) => {
      newest = event;
      frame ||= requestAnimationFrame(next);
    };
    window.addEventListener('pointermove', moved, { signal: listening.signal });
    return () => {
      listening.abort();
      cancelAnimationFrame(frame);
    };
  }, [tell]);
}

function placeOf({ target, clientX, clientY }: PointerEvent): Point | null {
  const canvas = target instanceof Element ? target.closest('[data-testid=canvas]') : null;
  if (!canvas) return null;
  const { left, top } = canvas.getBoundingClientRect();
  const { x, y } = toPicture(useCanvas.getState().view, { x: clientX - left, y: clientY - top });
  return { x: Math.floor(x), y: Math.floor(y) };
}
