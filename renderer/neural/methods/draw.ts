import { aligned } from '../../view/viewport.ts';
import type { Point, Viewport } from '../../view/viewport.ts';

/** Draws into a pane, in its CSS pixels. */
export type Draw = (context: CanvasRenderingContext2D, view: Viewport) => void;

/** Above 100 % every pixel of the picture shows as one. */
export function drawBitmap(context: CanvasRenderingContext2D, view: Viewport, bitmap: ImageBitmap): void {
  const { scale, x, y } = aligned(view, devicePixelRatio);
  context.imageSmoothingEnabled = scale * devicePixelRatio < 1;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, x, y, bitmap.width * scale, bitmap.height * scale);
}

/** One picture left of a line and another right of it. */
export function drawSplit(
  context: CanvasRenderingContext2D,
  view: Viewport,
  [left, right]: readonly [ImageBitmap, ImageBitmap],
  position: number,
): void {
  const { width, height } = context.canvas;
  drawWithin(context, view, left, () => {
    context.rect(0, 0, position, height);
  });
  drawWithin(context, view, right, () => {
    context.rect(position, 0, width, height);
  });
}

/** CSS pixels. */
const lensRadius = 88;

/** One picture, and in a circle about a point another. */
export function drawLens(
  context: CanvasRenderingContext2D,
  view: Viewport,
  [around, within]: readonly [ImageBitmap, ImageBitmap],
  { x, y }: Point,
): void {
  drawBitmap(context, view, around);
  const circle = () => {
    context.arc(x, y, lensRadius, 0, 2 * Math.PI);
  };
  drawWithin(context, view, within, circle);
  for (const [colour, width] of rim) {
    context.beginPath();
    circle();
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

/** A light line on a dark one is seen on any picture. */
const rim = [
  ['rgb(0 0 0 / 55%)', 4],
  ['#fff', 2],
] as const;

function drawWithin(
  context: CanvasRenderingContext2D,
  view: Viewport,
  bitmap: ImageBitmap,
  outline: () => void,
): void {
  context.save();
  context.beginPath();
  outline();
  context.clip();
  // What is transparent in this one must not show the other.
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  drawBitmap(context, view, bitmap);
  context.restore();
}
