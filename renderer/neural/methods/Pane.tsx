import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactNode, Ref } from 'react';
import type { Point } from '../../view/viewport.ts';
import type { Draw } from './draw.ts';
import type { Zoom } from './use-zoom.ts';

interface PaneProps {
  readonly label: string;
  readonly zoom: Zoom;
  readonly draw: Draw;
  readonly focus?: Ref<HTMLDivElement>;
  /** Where the pointer is, CSS pixels of the pane. */
  readonly onPoint?: (point: Point) => void;
  /** What arrow keys do instead of moving the picture, in CSS pixels. */
  readonly onArrow?: (dx: number, dy: number) => void;
  readonly children?: ReactNode;
}

/** An arrow key moves by this, CSS pixels; with Shift by eight times as much. */
const keyStep = 8;

/** A part of the window that shows results: the wheel zooms, dragging and the arrow keys move. */
export function Pane({ label, zoom, draw, focus, onPoint, onArrow, children }: PaneProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { view, pane, setPane, wheel, move } = zoom;

  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const measure = () => {
      setPane({ width: element.clientWidth, height: element.clientHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [setPane]);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const ratio = devicePixelRatio;
    context.canvas.width = Math.round(pane.width * ratio);
    context.canvas.height = Math.round(pane.height * ratio);
    context.scale(ratio, ratio);
    draw(context, view);
  }, [draw, view, pane]);

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    // React listens to the wheel without a say in whether the page scrolls.
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      wheel(event.deltaY, { x: event.clientX - left, y: event.clientY - top });
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => {
      element.removeEventListener('wheel', turn);
    };
  }, [wheel]);

  return (
    <div
      ref={host}
      className="methods-pane"
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) move(event.movementX, event.movementY);
        const { left, top } = event.currentTarget.getBoundingClientRect();
        onPoint?.({ x: event.clientX - left, y: event.clientY - top });
      }}
      onPointerDown={(event) => {
        const own = event.target instanceof Element && event.target.closest('[data-own-pointer]');
        if (!own) event.currentTarget.setPointerCapture(event.pointerId);
      }}
    >
      <div
        ref={focus}
        className="methods-pane-focus"
        role="img"
        aria-label={label}
        tabIndex={0}
        onKeyDown={(event) => {
          const way = ways[event.key];
          if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          const step = keyStep * (event.shiftKey ? 8 : 1);
          if (onArrow) onArrow(way[0] * step, way[1] * step);
          else move(-way[0] * step, -way[1] * step);
        }}
      >
        <canvas ref={canvas} style={{ width: pane.width, height: pane.height }} aria-hidden />
      </div>
      {children}
    </div>
  );
}

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
