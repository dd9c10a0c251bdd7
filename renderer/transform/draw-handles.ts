import type { Point } from '../pixels/affine.ts';
import { toCanvas } from '../view/viewport.ts';
import type { Size, Viewport } from '../view/viewport.ts';

/** A line around, one pixel of the screen wide, that is seen on dark and bright. */
export function strokeAround(
  context: CanvasRenderingContext2D,
  corners: readonly Point[],
  scale: number,
): void {
  context.beginPath();
  for (const { x, y } of corners) context.lineTo(x, y);
  context.closePath();
  context.lineJoin = 'miter';
  context.strokeStyle = 'rgb(0 0 0 / 45%)';
  context.lineWidth = 3 / scale;
  context.stroke();
  context.strokeStyle = '#ffffff';
  context.lineWidth = 1 / scale;
  context.stroke();
}

/** Squares of eight pixels of the screen. */
export function drawHandles(
  context: CanvasRenderingContext2D,
  points: readonly Point[],
  scale: number,
  angle: number,
): void {
  for (const { x, y } of points) {
    context.save();
    context.translate(x, y);
    context.rotate((angle * Math.PI) / 180);
    context.scale(1 / scale, 1 / scale);
    context.fillStyle = '#ffffff';
    context.strokeStyle = 'rgb(0 0 0 / 60%)';
    context.lineWidth = 1;
    context.fillRect(-4, -4, 8, 8);
    context.strokeRect(-4.5, -4.5, 9, 9);
    context.restore();
  }
}

/** A cross in a ring: what things turn about. */
export function drawPivot(context: CanvasRenderingContext2D, { x, y }: Point, scale: number): void {
  context.save();
  context.translate(x, y);
  context.scale(1 / scale, 1 / scale);
  for (const [colour, width] of [
    ['rgb(0 0 0 / 50%)', 3],
    ['#ffffff', 1],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.arc(0, 0, 4, 0, 2 * Math.PI);
    context.moveTo(-8, 0);
    context.lineTo(8, 0);
    context.moveTo(0, -8);
    context.lineTo(0, 8);
    context.stroke();
  }
  context.restore();
}

/** A few words beside a point, level on the screen whatever the view's turn, and inside the canvas. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  words: string,
  { x, y }: Point,
  view: Viewport,
  canvas: Size,
): void {
  context.save();
  context.translate(x, y);
  context.rotate((-view.angle * Math.PI) / 180);
  context.scale(1 / view.scale, 1 / view.scale);
  context.font = '11px "Inter Variable", sans-serif';
  const width = context.measureText(words).width + 12;
  const point = toCanvas(view, { x, y });
  context.translate(beside(point.x, width, canvas.width), beside(point.y, labelHeight, canvas.height));
  context.fillStyle = 'rgb(20 20 20 / 88%)';
  context.beginPath();
  context.roundRect(0, 0, width, labelHeight, 4);
  context.fill();
  context.fillStyle = '#ececec';
  context.textBaseline = 'middle';
  context.fillText(words, 6, 10.5);
  context.restore();
}

const labelHeight = 20;
/** Between a label and its point, and between a label and the canvas's edge, CSS pixels. */
const labelGap = 14;
const labelEdge = 6;

/** How far behind a point a label begins, or before it where it would leave the canvas. */
export function beside(point: number, length: number, canvas: number): number {
  const last = canvas - labelEdge - length;
  return Math.max(labelEdge, Math.min(point + labelGap, last)) - point;
}
