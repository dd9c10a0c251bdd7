import type Konva from 'konva';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Layer, Stage } from 'react-konva';
import { CompareDivider } from '../compare/CompareDivider.tsx';
import { dismissChoice } from '../files/close.ts';
import { Rulers } from '../guides/Rulers.tsx';
import { Chooser } from '../neural/choices/Chooser.tsx';
import { useToolPreview } from '../neural/jobs/preview.ts';
import { useTried } from '../neural/tried.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { QuickMaskBar } from '../selection/quick-mask/QuickMaskBar.tsx';
import { useCompare } from '../view/compare.ts';
import { mountBrushCursor } from '../view/cursor.ts';
import { Painter } from '../view/painter.ts';
import { listenToPointer } from '../view/pointer.ts';
import { usePreview } from '../view/preview.ts';
import { setCanvasSize, useCanvas } from '../view/store.ts';
import { Overlay } from './Overlay.tsx';
import { CanvasMenu } from './canvas-menu/CanvasMenu.tsx';
import './canvas.css';

/** The picture in hand. What moves with the pointer is drawn by subscription, past React. */
export function Canvas({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation();
  const { id } = document;
  const host = useRef<HTMLDivElement>(null);
  const layer = useRef<Konva.Layer>(null);
  const canvas = useCanvas((state) => state.canvas);
  const split = useCompare((state) => state.split && !state.peeking);
  const ratio = usePixelRatio();
  const [painter] = useState(() => new Painter(id));

  useSizeOf(host);
  usePreview(useToolPreview(document), presentOf(document).profile, painter, useTried(document));
  useLayoutEffect(() => {
    const element = host.current;
    const context = layer.current?.getNativeCanvasElement().getContext('2d');
    if (!element || !context) return;
    const stops = [painter.start(context), mountBrushCursor(element), listenToPointer(element, id)];
    const look = ({ clientX, clientY }: PointerEvent) => {
      const { left, top } = element.getBoundingClientRect();
      painter.lookAt({ x: clientX - left, y: clientY - top });
    };
    element.addEventListener('pointermove', look);
    return () => {
      element.removeEventListener('pointermove', look);
      for (const stop of stops) stop();
    };
  }, [painter, id]);
  useLayoutEffect(() => {
    // Konva itself looks at the screen's density only once.
    for (const each of layer.current?.getStage().getLayers() ?? []) each.getCanvas().setPixelRatio(ratio);
    // A resized canvas is blank until it is drawn.
    painter.repaint();
    painter.paint();
  }, [painter, canvas, ratio]);

  return (
    <div
      ref={host}
      className="canvas"
      data-testid="canvas"
      role="img"
      aria-label={t('canvas.label', { name: document.name })}
    >
      <Stage width={canvas.width} height={canvas.height} listening={false}>
        {/* Konva draws its layers anew when they are resized; this one's pixels are the painter's. */}
        <Layer ref={layer} listening={false} clearBeforeDraw={false} />
        <Overlay document={document} />
      </Stage>
      <Rulers id={id} host={host} />
      {split && <CompareDivider />}
      <QuickMaskBar document={document} />
      <Chooser document={document} onDismiss={dismissChoice} />
      <CanvasMenu host={host} document={document} />
    </div>
  );
}

function useSizeOf(host: RefObject<HTMLElement | null>) {
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

/** Follows the window to a screen of another density. */
function usePixelRatio(): number {
  const [ratio, setRatio] = useState(devicePixelRatio);
  useEffect(() => {
    const query = matchMedia(`(resolution: ${ratio}dppx)`);
    const update = () => {
      setRatio(devicePixelRatio);
    };
    query.addEventListener('change', update);
    return () => {
      query.removeEventListener('change', update);
    };
  }, [ratio]);
  return ratio;
}
