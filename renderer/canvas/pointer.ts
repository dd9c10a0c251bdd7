import { useEffect } from 'react';
import type { RefObject } from 'react';
import { pan, useCanvas, zoomStep, zoomTo } from './store.ts';
import type { Point } from './viewport.ts';

/** How fast the wheel zooms: a notch of 100 is about a fifth. A pinch arrives as small deltas with ctrl. */
const wheelSpeed = 0.0018;
const pinchSpeed = 0.01;

/** Wheel, pinch, drag and click on the canvas. Listens to the element itself: nothing here is React state. */
export function usePointer(host: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    let drag: { readonly pointer: number; last: Point } | null = null;
    let space = false;
    let over = false;

    const zooms = () => useCanvas.getState().hand === 'zoom' && !space;
    const showCursor = (alt = false) => {
      element.dataset.cursor = drag ? 'grabbing' : zooms() ? (alt ? 'zoom-out' : 'zoom-in') : 'grab';
    };
    const pointOf = (event: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };

    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
      const speed = event.ctrlKey && Math.abs(event.deltaY) < 50 ? pinchSpeed : wheelSpeed;
      const { scale } = useCanvas.getState().view;
      zoomTo(scale * Math.exp(-event.deltaY * lines * speed), pointOf(event));
    };
    const down = (event: PointerEvent) => {
      if (event.target instanceof Element && event.target.closest('[data-own-pointer]')) return;
      if (event.button === 0 && zooms()) {
        zoomStep(event.altKey ? 'out' : 'in', pointOf(event));
        return;
      }
      if (event.button !== 0 && event.button !== 1) return;
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      drag = { pointer: event.pointerId, last: pointOf(event) };
      showCursor();
    };
    const move = (event: PointerEvent) => {
      over = true;
      if (drag?.pointer !== event.pointerId) return;
      const point = pointOf(event);
      pan(point.x - drag.last.x, point.y - drag.last.y);
      drag.last = point;
    };
    const up = () => {
      drag = null;
      showCursor();
    };
    const leave = () => {
      over = false;
    };
    const key = (event: KeyboardEvent) => {
      if (event.code === 'Space' && over) {
        // A button that still has the focus would be pressed by the space that is meant for the canvas.
        if (document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
        space = event.type === 'keydown';
        if (document.activeElement === document.body) event.preventDefault();
      }
      showCursor(event.altKey);
    };

    element.addEventListener('wheel', wheel, { signal, passive: false });
    element.addEventListener('pointerdown', down, { signal });
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerup', up, { signal });
    element.addEventListener('pointercancel', up, { signal });
    element.addEventListener('pointerleave', leave, { signal });
    window.addEventListener('keydown', key, { signal });
    window.addEventListener('keyup', key, { signal });
    const stop = useCanvas.subscribe((state, before) => {
      if (state.hand !== before.hand) showCursor();
    });
    showCursor();
    return () => {
      listening.abort();
      stop();
    };
  }, [host]);
}
