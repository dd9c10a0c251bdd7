import type { Corner } from '../pixels/mask/polygon.ts';
import type { Box } from '../view/viewport.ts';
import type { Outline } from './outline.ts';

/** Dashes, in CSS pixels. */
const dash = 4;
/** Lines of more points than this stand still: dashing them anew many times a second would cost too much. */
const mostMoving = 40_000;

/** The part of an outline that can be seen, ready to be drawn. */
export interface Ants {
  readonly path: Path2D;
  readonly moving: boolean;
}

export function antsOf(outline: Outline, seen: Box): Ants {
  const path = new Path2D();
  let points = 0;
  for (const line of outline.lines) {
    if (line.x1 < seen.x || line.y1 < seen.y) continue;
    if (line.x0 > seen.x + seen.width || line.y0 > seen.y + seen.height) continue;
    points += line.points.length / 2;
    for (let i = 0; i < line.points.length; i += 2)
      path[i === 0 ? 'moveTo' : 'lineTo'](line.points[i] ?? 0, line.points[i + 1] ?? 0);
    path.closePath();
  }
  return { path, moving: points <= mostMoving };
}

/** The line that a tool is drawing. */
export function lineOf(corners: readonly Corner[], closed: boolean): Path2D {
  const path = new Path2D();
  corners.forEach(({ x, y }, i) => {
    path[i === 0 ? 'moveTo' : 'lineTo'](x, y);
  });
  if (closed) path.closePath();
  return path;
}

/**
 * Draws a line of one CSS pixel in black and white dashes, which shows on anything. The context is in
 * coordinates of the picture, `scale` CSS pixels for one of its pixels; `phase` moves the dashes.
 */
export function drawAnts(
  context: CanvasRenderingContext2D,
  path: Path2D,
  scale: number,
  phase: number,
): void {
  context.save();
  context.lineWidth = 1 / scale;
  context.lineJoin = 'miter';
  context.strokeStyle = '#fff';
  context.stroke(path);
  context.setLineDash([dash / scale, dash / scale]);
  context.lineDashOffset = -(phase % (2 * dash)) / scale;
  context.strokeStyle = '#000';
  context.stroke(path);
  context.restore();
}
