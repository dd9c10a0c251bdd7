import type Konva from 'konva';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Layer, Shape, Stage } from 'react-konva';
import { CompareDivider } from '../compare/CompareDivider.tsx';
import { useCompare } from '../compare/store.ts';
import type { PhotoDocument } from '../documents/document.ts';
import { useBitmap } from './bitmaps.ts';
import './canvas.css';
import { paint } from './paint.ts';
import type { Painted } from './paint.ts';
import { usePointer } from './pointer.ts';
import { useScene } from './scene.ts';
import { setCanvasSize, setFrame, useCanvas } from './store.ts';

/** The picture in hand. What moves with the pointer is drawn by subscription, past React. */
export function Canvas({ document }: { readonly document: PhotoDocument }) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const layer = useRef<Konva.Layer>(null);
  const canvas = useCanvas((state) => state.canvas);
  const scene = useScene(document);
  const original = useBitmap(scene.original);
  const shown = useBitmap(scene.shown);
  const { id, photo } = document;

  useSizeOf(host);
  usePointer(host);
  usePixelRatio(layer);
  useLayoutEffect(() => {
    setFrame(id, { width: photo.width, height: photo.height });
  }, [id, photo.width, photo.height]);
  useEffect(() => {
    const redraw = () => layer.current?.batchDraw();
    const stops = [useCanvas.subscribe(redraw), useCompare.subscribe(redraw)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);

  return (
    <div
      ref={host}
      className="canvas"
      data-testid="canvas"
      role="img"
      aria-label={t('canvas.label', { name: photo.name })}
    >
      <Stage width={canvas.width} height={canvas.height}>
        <Layer ref={layer} listening={false}>
          <Shape
            sceneFunc={(context) => {
              paintScene(context._context, scene.split ? original : null, shown);
            }}
          />
        </Layer>
      </Stage>
      {scene.split && <CompareDivider />}
    </div>
  );
}

/** Draws what is shown, and left of the divider what was there before. */
function paintScene(
  context: CanvasRenderingContext2D,
  before: ImageBitmap | null,
  shown: ImageBitmap | null,
) {
  const { view, frame, canvas } = useCanvas.getState();
  const across = (useCompare.getState().at * canvas.width - view.x) / (frame.width * view.scale);
  const at = Math.min(1, Math.max(0, across));
  const pictures: Painted[] = [];
  if (before) pictures.push({ bitmap: before, from: 0, to: at });
  if (shown) pictures.push({ bitmap: shown, from: before ? at : 0, to: 1 });
  if (pictures.length === 0) return;
  context.save();
  context.translate(toDevicePixel(view.x), toDevicePixel(view.y));
  context.scale(view.scale, view.scale);
  paint(context, frame, view, pictures);
  context.restore();
}

function toDevicePixel(value: number): number {
  return Math.round(value * devicePixelRatio) / devicePixelRatio;
}

function useSizeOf(host: React.RefObject<HTMLDivElement | null>) {
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setCanvasSize({ width: element.clientWidth, height: element.clientHeight });
    });
    setCanvasSize({ width: element.clientWidth, height: element.clientHeight });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [host]);
}

/** Follows the window to a screen of another density; Konva itself looks only once. */
function usePixelRatio(layer: React.RefObject<Konva.Layer | null>) {
  const [ratio, setRatio] = useState(devicePixelRatio);
  useEffect(() => {
    layer.current?.getCanvas().setPixelRatio(ratio);
    layer.current?.batchDraw();
    const query = matchMedia(`(resolution: ${ratio}dppx)`);
    const update = () => {
      setRatio(devicePixelRatio);
    };
    query.addEventListener('change', update);
    return () => {
      query.removeEventListener('change', update);
    };
  }, [layer, ratio]);
}
