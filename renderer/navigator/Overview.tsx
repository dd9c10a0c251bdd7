import { useEffect, useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnfinished, liveOf, onLive } from '../picture/drafts.ts';
import { useDocuments } from '../picture/store.ts';
import { inFrame, notInFrame } from '../view/frame.ts';
import { drawMiniature, sizeWithin } from '../view/miniature.ts';
import { compositor } from '../view/painter.ts';
import { centreOn, pan, shownView, useCanvas } from '../view/store.ts';
import { toPicture } from '../view/viewport.ts';

/** Between two redraws of the miniature, milliseconds. */
const pause = 400;
/** An arrow key moves the view by this share of the canvas. */
const keyStep = 1 / 8;

/** The picture small, and over it the frame of what the canvas shows, which can be dragged. */
export function Overview({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const outline = useRef<SVGPolygonElement>(null);
  const shadow = useRef<SVGPolygonElement>(null);

  useEffect(() => {
    const element = host.current;
    const picture = canvas.current;
    if (!element || !picture) return;
    return keepUp(id, element, picture, (points) => {
      outline.current?.setAttribute('points', points);
      shadow.current?.setAttribute('points', points);
    });
  }, [id]);

  const go = (event: PointerEvent<HTMLElement>) => {
    const shown = canvas.current?.getBoundingClientRect();
    if (!shown) return;
    const scale = useCanvas.getState().frame.width / shown.width;
    centreOn({ x: (event.clientX - shown.left) * scale, y: (event.clientY - shown.top) * scale });
  };

  return (
    <div
      ref={host}
      className="overview"
      role="application"
      tabIndex={0}
      aria-label={t('navigator.overview')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
      }}
      onKeyDown={panByKey}
    >
      <div className="overview-picture">
        <canvas ref={canvas} aria-hidden />
        <svg className="overview-frame" aria-hidden>
          <polygon ref={shadow} className="overview-shadow" />
          <polygon ref={outline} className="overview-outline" />
        </svg>
      </div>
    </div>
  );
}

function panByKey(event: KeyboardEvent): void {
  const way = ways[event.key];
  if (!way) return;
  event.preventDefault();
  const { width, height } = useCanvas.getState().canvas;
  pan(way[0] * width * keyStep, way[1] * height * keyStep);
}

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Keeps the miniature and the frame up to date: the frame at once, the miniature when there is time. */
function keepUp(
  id: string,
  host: HTMLElement,
  canvas: HTMLCanvasElement,
  showFrame: (points: string) => void,
): () => void {
  let shown: unknown = null;
  let timer = 0;

  const drawFrame = () => {
    const { frame, canvas: view } = useCanvas.getState();
    const scale = canvas.clientWidth / frame.width;
    const corners = [
      [0, 0],
      [view.width, 0],
      [view.width, view.height],
      [0, view.height],
    ] as const;
    const points = corners.map(([x, y]) => toPicture(shownView(), { x, y }));
    showFrame(points.map(({ x, y }) => `${x * scale},${y * scale}`).join(' '));
  };
  const draw = () => {
    timer = 0;
    const picture = liveOf(id);
    if (!picture) return;
    const size = sizeWithin(picture, { width: host.clientWidth, height: host.clientHeight });
    const name = `${size.width} ${size.height} ${devicePixelRatio}`;
    if (shown !== picture || canvas.dataset.size !== name) {
      // A canvas that is given a size forgets what it showed.
      if (canvas.dataset.size !== name) {
        canvas.dataset.size = name;
        canvas.width = Math.round(size.width * devicePixelRatio);
        canvas.height = Math.round(size.height * devicePixelRatio);
        canvas.style.width = `${size.width}px`;
        canvas.style.height = `${size.height}px`;
      }
      if (drawMiniature(canvas, id, picture, compositor, isUnfinished(id))) shown = picture;
      else later();
    }
    drawFrame();
  };
  /** A little after the last change that it waits for, and never while the person waits for something else. */
  const later = () => {
    drawAfter(pause);
  };
  const drawAfter = (wait: number) => {
    if (timer === 0) timer = window.setTimeout(() => requestIdleCallback(draw, { timeout: 1000 }), wait);
  };
  const frameLater = () => {
    inFrame('paint', drawFrame);
  };

  const resizing = new ResizeObserver(later);
  resizing.observe(host);
  const stops = [
    useCanvas.subscribe(frameLater),
    useDocuments.subscribe(later),
    onLive((rect) => {
      // A stroke writes into the picture that is shown already.
      if (rect) shown = null;
      later();
    }),
  ];
  drawAfter(0);
  return () => {
    for (const stop of stops) stop();
    resizing.disconnect();
    clearTimeout(timer);
    notInFrame('paint', drawFrame);
  };
}
