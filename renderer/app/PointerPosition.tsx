import { useEffect, useRef } from 'react';
import { toPicture } from '../canvas/viewport.ts';
import { useCanvas } from '../canvas/store.ts';

/** Where the pointer is, in pixels of the picture: written past React, because it changes with every move. */
export function PointerPosition() {
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const canvas = window.document.querySelector<HTMLElement>('[data-testid=canvas]');
    if (!canvas) return;
    const tell = (event: PointerEvent) => {
      const { left, top } = canvas.getBoundingClientRect();
      const { view } = useCanvas.getState();
      const { x, y } = toPicture(view, { x: event.clientX - left, y: event.clientY - top });
      if (text.current) text.current.textContent = `${Math.floor(x)}, ${Math.floor(y)}`;
    };
    const clear = () => {
      if (text.current) text.current.textContent = '';
    };
    canvas.addEventListener('pointermove', tell);
    canvas.addEventListener('pointerleave', clear);
    return () => {
      canvas.removeEventListener('pointermove', tell);
      canvas.removeEventListener('pointerleave', clear);
    };
  });
  return <span ref={text} className="status-pointer" aria-hidden />;
}
