import { useEffect } from 'react';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { documentOf } from '../picture/store.ts';
import type { Point } from '../pixels/affine.ts';
import { Drawn } from '../view/Drawn.tsx';
import { shownView, useCanvas } from '../view/store.ts';
import { pictureBox } from '../view/viewport.ts';
import { handles } from './box.ts';
import { outOfFrame, uprightRect } from './crop-frame.ts';
import type { Frame } from './crop-frame.ts';
import { frameCorner } from './crop-gesture.ts';
import { beginCrop, croppingNow, leaveCrop, onCrop } from './crop-session.ts';
import { drawHandles, drawLabel, strokeAround } from './draw-handles.ts';

/** What a crop would leave out is darkened; thirds help to place what it keeps. */
export function CropOverlay({ document }: { readonly document: OpenDocument }) {
  const { id } = document;
  const { width, height } = presentOf(document);
  useEffect(() => {
    const now = documentOf(id);
    if (now) beginCrop(now);
  }, [id, width, height]);
  useEffect(
    () => () => {
      leaveCrop(id);
    },
    [id],
  );
  return <Drawn draw={draw} follow={onCrop} />;
}

function draw(context: CanvasRenderingContext2D): void {
  const cropping = croppingNow();
  if (!cropping) return;
  const { frame, horizon } = cropping;
  const view = shownView();
  const { scale } = view;
  const corners = handles
    .filter(({ u, v }) => u !== 0.5 && v !== 0.5)
    .map((each) => frameCorner(frame, each));
  darkenAround(context, corners);
  drawThirds(context, frame, scale);
  strokeAround(context, corners, scale);
  drawHandles(
    context,
    handles.map((each) => frameCorner(frame, each)),
    scale,
    frame.angle,
  );
  const size = `${Math.round(frame.width)} × ${Math.round(frame.height)}`;
  const turn = frame.angle === 0 ? '' : `  ${frame.angle.toFixed(1)}°`;
  const { canvas } = useCanvas.getState();
  drawLabel(context, size + turn, frameCorner(frame, { u: 1, v: 1 }), view, canvas);
  if (horizon) strokeAround(context, horizon, scale);
}

function darkenAround(context: CanvasRenderingContext2D, corners: readonly Point[]): void {
  const { canvas } = useCanvas.getState();
  const { x, y, width, height } = pictureBox(shownView(), { x: 0, y: 0, ...canvas });
  context.beginPath();
  context.rect(x - 1, y - 1, width + 2, height + 2);
  for (const [at, corner] of corners.entries()) {
    if (at === 0) context.moveTo(corner.x, corner.y);
    else context.lineTo(corner.x, corner.y);
  }
  context.closePath();
  context.fillStyle = 'rgb(0 0 0 / 60%)';
  context.fill('evenodd');
}

function drawThirds(context: CanvasRenderingContext2D, frame: Frame, scale: number): void {
  const { x, y, width, height } = uprightRect(frame);
  const at = (u: number, v: number) => outOfFrame(frame, { x: x + u * width, y: y + v * height });
  context.beginPath();
  for (const third of [1 / 3, 2 / 3]) {
    for (const [from, to] of [
      [at(third, 0), at(third, 1)],
      [at(0, third), at(1, third)],
    ] as const) {
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
  }
  context.strokeStyle = 'rgb(255 255 255 / 45%)';
  context.lineWidth = 1 / scale;
  context.stroke();
}
