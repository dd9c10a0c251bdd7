import { pictureBox } from './viewport.ts';
import type { Box, Size, Viewport } from './viewport.ts';

/** Something drawn over the place of the picture, in a context whose coordinates are the picture's pixels. */
export interface Drawable {
  draw(context: CanvasRenderingContext2D, frame: Size): void;
}

/** One picture on the canvas under a view, seen through a window of the canvas (CSS pixels). */
export interface Pane {
  readonly drawable: Drawable;
  readonly frame: Size;
  readonly view: Viewport;
  readonly window: Box;
}

/** Side of a checkerboard square, CSS pixels. */
const square = 8;
/** From this magnification on pixels stay pixels. */
const sharpFrom = 2;
/** From this magnification on a line shows between pixels. */
const gridFrom = 8;

/**
 * Draws part of the canvas anew (`part`, whole pixels of the screen, of which `ratio` are one CSS pixel):
 * each pane's picture under its view, over a checkerboard; outside the picture nothing.
 */
export function paint(
  context: CanvasRenderingContext2D,
  panes: readonly Pane[],
  ratio: number,
  part: Box,
): void {
  context.save();
  context.resetTransform();
  context.beginPath();
  context.rect(part.x, part.y, part.width, part.height);
  context.clip();
  context.clearRect(part.x, part.y, part.width, part.height);
  for (const pane of panes) paintPane(context, pane, ratio);
  context.restore();
}

function paintPane(
  context: CanvasRenderingContext2D,
  { drawable, frame, view, window }: Pane,
  ratio: number,
): void {
  const magnification = view.scale * ratio;
  context.save();
  context.beginPath();
  const left = Math.round(window.x * ratio);
  const right = Math.round((window.x + window.width) * ratio);
  context.rect(left, window.y * ratio, right - left, window.height * ratio);
  context.clip();
  context.scale(ratio, ratio);
  context.translate(view.x, view.y);
  context.rotate((view.angle * Math.PI) / 180);
  context.scale(view.scale, view.scale);
  paintCheckerboard(context, wholeOf(frame, view, ratio), view.scale);
  context.imageSmoothingEnabled = magnification < sharpFrom;
  drawable.draw(context, frame);
  if (magnification >= gridFrom) paintGrid(context, frame, view, window, magnification);
  context.restore();
}

/** Lines between the pixels, one pixel of the screen wide. */
function paintGrid(
  context: CanvasRenderingContext2D,
  frame: Size,
  view: Viewport,
  window: Box,
  magnification: number,
): void {
  const box = pictureBox(view, window);
  const [x0, y0] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))];
  const x1 = Math.min(frame.width, Math.ceil(box.x + box.width));
  const y1 = Math.min(frame.height, Math.ceil(box.y + box.height));
  context.beginPath();
  for (let x = x0 + 1; x < x1; x += 1) {
    context.moveTo(x, y0);
    context.lineTo(x, y1);
  }
  for (let y = y0 + 1; y < y1; y += 1) {
    context.moveTo(x0, y);
    context.lineTo(x1, y);
  }
  context.lineWidth = 1 / magnification;
  context.strokeStyle = 'rgb(128 128 128 / 22%)';
  context.stroke();
}

/**
 * The part of a picture that covers whole pixels of the screen, in the picture's. Those that it covers in part would
 * show what lies under it, however opaque it is: a dashed line, where that is the checkerboard.
 */
export function wholeOf({ width, height }: Size, view: Viewport, ratio: number): Box {
  const side = (from: number, length: number): readonly [number, number] => {
    const scale = view.scale * ratio;
    if (view.angle !== 0) return [1 / scale, length - 2 / scale];
    const first = (Math.ceil(from * ratio - slip) - from * ratio) / scale;
    const last = (Math.floor(from * ratio + length * scale + slip) - from * ratio) / scale;
    return [first, last - first];
  };
  const [x, across] = side(view.x, width);
  const [y, down] = side(view.y, height);
  return { x, y, width: Math.max(0, across), height: Math.max(0, down) };
}

/** What rounding may make of a place that is a whole pixel of the screen. */
const slip = 1e-3;

/** What shows through a transparent picture; its squares keep their size on the screen. */
function paintCheckerboard(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  scale: number,
): void {
  const pattern = checkerboard(context);
  if (!pattern) return;
  pattern.setTransform(new DOMMatrix().scale(1 / scale));
  context.fillStyle = pattern;
  context.fillRect(x, y, width, height);
}

let tile: HTMLCanvasElement | undefined;

function checkerboard(context: CanvasRenderingContext2D): CanvasPattern | null {
  if (!tile) {
    tile = document.createElement('canvas');
    tile.width = tile.height = square * 2;
    const draw = tile.getContext('2d');
    if (!draw) return null;
    draw.fillStyle = '#cccccc';
    draw.fillRect(0, 0, square * 2, square * 2);
    draw.fillStyle = '#ffffff';
    draw.fillRect(0, 0, square, square);
    draw.fillRect(square, square, square, square);
  }
  return context.createPattern(tile, 'repeat');
}
