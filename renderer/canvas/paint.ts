import type { Size, Viewport } from './viewport.ts';

/** One picture to be drawn into the frame, from one side of the divider to the other (0 to 1). */
export interface Painted {
  readonly bitmap: ImageBitmap;
  readonly from: number;
  readonly to: number;
}

/** Side of a checkerboard square, CSS pixels. */
const square = 8;

/** Draws pictures stretched over the frame. Pixels stay pixels once one is two of the screen's or larger. */
export function paint(
  context: CanvasRenderingContext2D,
  frame: Size,
  view: Viewport,
  pictures: readonly Painted[],
): void {
  paintCheckerboard(context, frame, view.scale);
  for (const { bitmap, from, to } of pictures) {
    const magnification = (view.scale * devicePixelRatio * frame.width) / bitmap.width;
    context.save();
    context.beginPath();
    context.rect(frame.width * from, 0, frame.width * (to - from), frame.height);
    context.clip();
    context.imageSmoothingEnabled = magnification < 2;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, frame.width, frame.height);
    context.restore();
  }
}

/** What shows through a transparent picture; its squares keep their size on the screen. */
function paintCheckerboard(context: CanvasRenderingContext2D, frame: Size, scale: number): void {
  const pattern = checkerboard(context);
  if (!pattern) return;
  pattern.setTransform(new DOMMatrix().scale(1 / scale));
  context.fillStyle = pattern;
  context.fillRect(0, 0, frame.width, frame.height);
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
