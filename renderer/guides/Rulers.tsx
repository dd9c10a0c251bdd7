import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Guide } from '../../preload/contract/document.ts';
import { documentOf } from '../picture/store.ts';
import { useLook } from '../ui/use-look.ts';
import { inFrame, notInFrame } from '../view/frame.ts';
import { useGuidance } from '../view/guidance.ts';
import { canvasPointer, coalesced } from '../view/position.ts';
import { Press } from '../view/press.ts';
import { shownView, useCanvas } from '../view/store.ts';
import { newGuide, rulerSide } from './drag.ts';
import './guides.css';
import { ticks } from './ticks.ts';

/** Rulers along the top and the left, in pixels of the picture, while it stands upright. A guide is dragged out of them. */
export function Rulers({ id, host }: { readonly id: string; readonly host: RefObject<HTMLElement | null> }) {
  const shown = useGuidance((state) => state.rulers);
  const upright = useCanvas((state) => state.view.angle === 0);
  if (!shown || !upright) return null;
  return (
    <>
      <Ruler id={id} host={host} direction="horizontal" />
      <Ruler id={id} host={host} direction="vertical" />
      <div className="ruler-corner" data-own-pointer />
    </>
  );
}

interface RulerProps {
  readonly id: string;
  readonly host: RefObject<HTMLElement | null>;
  /** The direction of the guides that come out of it: the upper ruler gives horizontal ones. */
  readonly direction: Guide['direction'];
}

function Ruler({ id, host, direction }: RulerProps) {
  const scale = useRef<HTMLCanvasElement>(null);
  const mark = useRef<HTMLDivElement>(null);
  const drag = useRef<Press | null>(null);
  const look = useLook();
  const across = direction === 'horizontal';

  useEffect(() => {
    const draw = () => {
      if (scale.current) drawScale(scale.current, across);
    };
    draw();
    const later = () => {
      inFrame('paint', draw);
    };
    const stop = useCanvas.subscribe(later);
    const canvas = host.current;
    const follow = (event: PointerEvent) => {
      if (!canvas || !mark.current) return;
      const { left, top } = canvas.getBoundingClientRect();
      const at = across ? event.clientX - left : event.clientY - top;
      mark.current.style.transform = across ? `translateX(${at}px)` : `translateY(${at}px)`;
    };
    canvas?.addEventListener('pointermove', follow);
    return () => {
      stop();
      notInFrame('paint', draw);
      canvas?.removeEventListener('pointermove', follow);
    };
  }, [across, host, look]);

  return (
    <div
      className={across ? 'ruler ruler-top' : 'ruler ruler-left'}
      data-testid={across ? 'ruler-top' : 'ruler-left'}
      data-own-pointer
      onPointerDown={(event) => {
        if (event.button !== 0 || !host.current) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const pointer = canvasPointer(event.nativeEvent, host.current);
        drag.current = new Press(id, event.pointerId, pointer, (draft) => {
          const document = documentOf(id);
          return document && newGuide(direction, document, draft);
        });
      }}
      onPointerMove={(event) => {
        if (host.current) drag.current?.move(coalesced(event.nativeEvent, host.current));
      }}
      onPointerUp={(event) => {
        if (host.current) drag.current?.end(canvasPointer(event.nativeEvent, host.current));
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current?.cancel();
        drag.current = null;
      }}
    >
      <canvas ref={scale} aria-hidden />
      <div ref={mark} className="ruler-mark" />
    </div>
  );
}

/** Draws the lines and numbers for the view as it stands; numbers of the left ruler read downwards. */
function drawScale(element: HTMLCanvasElement, across: boolean): void {
  const context = element.getContext('2d');
  if (!context) return;
  const { canvas } = useCanvas.getState();
  const { scale, x, y } = shownView();
  const [length, origin] = across ? [canvas.width, x] : [canvas.height, y];
  const ratio = devicePixelRatio;
  const [width, height] = across ? [length, rulerSide] : [rulerSide, length];
  element.width = Math.round(width * ratio);
  element.height = Math.round(height * ratio);
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  const style = getComputedStyle(element);
  context.scale(ratio, ratio);
  // Both are drawn as the upper one; the left one lies on its side.
  if (!across) context.transform(0, 1, 1, 0, 0, 0);
  context.fillStyle = style.color;
  context.font = `9px ${style.fontFamily}`;
  for (const { at, rank } of ticks(-origin / scale, (length - origin) / scale, scale)) {
    const place = Math.round((origin + at * scale) * ratio) / ratio;
    const size = rank === 'number' ? rulerSide : rank === 'half' ? 6 : 4;
    context.fillRect(place, rulerSide - size, 1 / ratio, size);
    if (rank === 'number') drawNumber(context, String(at), place, across);
  }
}

function drawNumber(context: CanvasRenderingContext2D, text: string, place: number, across: boolean): void {
  context.save();
  context.translate(place + 3, 9);
  if (!across) context.transform(1, 0, 0, -1, 0, -6);
  context.fillText(text, 0, 0);
  context.restore();
}
