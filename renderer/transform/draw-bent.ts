import type { Point } from '../pixels/affine.ts';
import { cellsOf } from '../pixels/surface/grid.ts';
import type { Surface } from '../pixels/surface/surface.ts';
import { meshAt, meshHandles, meshLines } from './bend.ts';
import type { Box } from './box.ts';
import { drawHandles } from './draw-handles.ts';
import type { Preview } from './preview.ts';

/** Cells of the quick picture across and down. */
const cells = 12;

/** A quick picture on a surface, in triangles that are each drawn by the affine map of their corners. */
export function drawBent(
  context: CanvasRenderingContext2D,
  { image, rect }: Preview,
  surface: Surface,
  scale: number,
): void {
  context.imageSmoothingQuality = 'medium';
  const [across, down] = [rect.width / image.width, rect.height / image.height];
  for (const { x0, y0, x1, y1, corners } of cellsOf(surface, surface.from, cells)) {
    const [p, q, r, s] = corners;
    const draw = (a: Point, b: Point, c: Point, origin: Point, right: boolean) => {
      // Of one pixel of the quick picture across and down.
      const [along, beside] = [right ? sub(b, a) : sub(c, b), right ? sub(c, b) : sub(b, a)];
      const [w, h] = [x1 - x0, y1 - y0];
      context.save();
      clipTo(context, [a, b, c], 1.5 / scale);
      context.transform(along.x / w, along.y / w, beside.x / h, beside.y / h, a.x, a.y);
      context.translate(rect.x - origin.x, rect.y - origin.y);
      context.scale(across, down);
      context.drawImage(image, 0, 0);
      context.restore();
    };
    draw(p, q, r, { x: x0, y: y0 }, true);
    draw(p, s, r, { x: x0, y: y0 }, false);
  }
}

function sub(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}

/** A triangle, a little wider than it is, so that no line shows between it and the next. */
function clipTo(context: CanvasRenderingContext2D, corners: readonly Point[], wider: number): void {
  const middle = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / 3,
    y: corners.reduce((sum, { y }) => sum + y, 0) / 3,
  };
  context.beginPath();
  for (const { x, y } of corners) {
    const far = Math.hypot(x - middle.x, y - middle.y);
    const grown = far === 0 ? 1 : (far + wider) / far;
    context.lineTo(middle.x + (x - middle.x) * grown, middle.y + (y - middle.y) * grown);
  }
  context.closePath();
  context.clip();
}

/** The mesh's lines, the levers of its corners, and its handles. */
export function drawMesh(context: CanvasRenderingContext2D, box: Box, scale: number): void {
  const mesh = meshAt(box);
  for (const [colour, width] of lines) {
    context.strokeStyle = colour;
    context.lineWidth = width / scale;
    context.beginPath();
    for (const line of meshLines(box)) trace(context, line);
    for (const lever of levers) trace(context, pick(mesh, lever));
    context.stroke();
  }
  const corners = meshHandles.slice(0, 4);
  drawHandles(context, pick(mesh, corners), scale, 0);
  drawDots(context, pick(mesh, meshHandles.slice(4)), scale);
}

const lines = [
  ['rgb(0 0 0 / 45%)', 3],
  ['#ffffff', 1],
] as const;

/** From each corner to the points of the edge that lean on it. */
const levers = [
  ...([0, 3, 12, 15] as const).flatMap((corner) => {
    const [row, column] = [corner < 4 ? 4 : -4, corner % 4 === 0 ? 1 : -1];
    return [[corner, corner + row] as const, [corner, corner + column] as const];
  }),
];

function pick(mesh: readonly Point[], indices: readonly number[]): readonly Point[] {
  return indices.flatMap((index) => mesh[index] ?? []);
}

function trace(context: CanvasRenderingContext2D, line: readonly Point[]): void {
  line.forEach(({ x, y }, at) => {
    if (at === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
}

function drawDots(context: CanvasRenderingContext2D, points: readonly Point[], scale: number): void {
  context.fillStyle = '#ffffff';
  context.strokeStyle = 'rgb(0 0 0 / 60%)';
  context.lineWidth = 1 / scale;
  for (const { x, y } of points) {
    context.beginPath();
    context.arc(x, y, 4 / scale, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}
