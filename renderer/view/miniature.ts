import { tileSide } from '../../preload/contract/document.ts';
import type { Compositor } from '../composite/compositor.ts';
import type { Picture } from '../picture/document.ts';
import { onScreen } from '../pixels/colours.ts';
import type { Rect } from '../pixels/rect.ts';
import { levelFor, levelSize } from './levels.ts';
import type { Size } from './viewport.ts';

/** How large a picture is drawn within a room, keeping its shape; enlarged only up to its own pixels. */
export function sizeWithin(picture: Size, room: Size): Size {
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  return {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  };
}

/** Draws the whole picture small, over all of the canvas; else as `drawPart`. */
export function drawMiniature(
  canvas: HTMLCanvasElement,
  document: string,
  picture: Picture,
  compositor: Compositor,
  rough: boolean,
): boolean {
  const { width, height } = picture;
  return drawPart(canvas, document, picture, { x: 0, y: 0, width, height }, compositor, rough);
}

/**
 * Draws a part of the picture over all of the canvas; roughly while a gesture goes on. Where some of it is awaited from
 * a worker, the canvas stays as it is: false then, to be tried again.
 */
export function drawPart(
  canvas: HTMLCanvasElement,
  document: string,
  picture: Picture,
  part: Rect,
  compositor: Compositor,
  rough: boolean,
): boolean {
  const context = canvas.getContext('2d');
  if (!context) return true;
  compositor.document = document;
  const level = levelFor(canvas.width / part.width);
  const side = tileSide * 2 ** level;
  const [left, top] = [Math.floor(part.x / side), Math.floor(part.y / side)];
  const columns = Math.ceil((part.x + part.width) / side) - left;
  const rows = Math.ceil((part.y + part.height) / side) - top;
  const around = new OffscreenCanvas(columns * tileSide, rows * tileSide);
  const tiles = around.getContext('2d');
  let complete = true;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const { pixels, current } = compositor.tile(picture, level, left + column, top + row, rough);
      complete &&= current;
      tiles?.putImageData(
        new ImageData(onScreen(pixels, picture.profile), tileSide, tileSide),
        column * tileSide,
        row * tileSide,
      );
    }
  }
  if (!complete) return false;
  const scale = 2 ** -level;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    around,
    ...([part.x * scale - left * tileSide, part.y * scale - top * tileSide] as const),
    ...([part.width * scale, part.height * scale] as const),
    ...([0, 0, canvas.width, canvas.height] as const),
  );
  return true;
}

/**
 * The pixels of the whole picture at half, a quarter … of its size, the first of which the longer side is at most
 * `longest`: RGBA, straight alpha, in the picture's own numbers. Null where some of them are awaited from a worker, to
 * be tried again.
 */
export function readMiniature(
  document: string,
  picture: Picture,
  longest: number,
  compositor: Compositor,
): (Size & { readonly data: Uint8ClampedArray<ArrayBuffer> }) | null {
  compositor.document = document;
  const level = Math.max(0, Math.ceil(Math.log2(Math.max(picture.width, picture.height) / longest)));
  const { width, height } = levelSize(picture, level);
  const data = new Uint8ClampedArray(4 * width * height);
  let complete = true;
  for (let top = 0; top < height; top += tileSide) {
    for (let left = 0; left < width; left += tileSide) {
      const tile = compositor.tile(picture, level, left / tileSide, top / tileSide);
      complete &&= tile.current;
      const across = Math.min(tileSide, width - left);
      for (let y = 0; y < Math.min(tileSide, height - top); y += 1) {
        const row = tile.pixels.subarray(4 * y * tileSide, 4 * (y * tileSide + across));
        data.set(row, 4 * ((top + y) * width + left));
      }
    }
  }
  return complete ? { width, height, data } : null;
}
