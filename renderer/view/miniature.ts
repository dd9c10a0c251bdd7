import { tileSide } from '../../preload/contract/document.ts';
import type { Compositor } from '../composite/compositor.ts';
import type { Picture } from '../picture/document.ts';
import { onScreen } from '../pixels/colours.ts';
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

/**
 * Draws the whole picture small, over all of the canvas; roughly while a gesture goes on. Where some of it is awaited
 * from a worker, the canvas stays as it is: false then, to be tried again.
 */
export function drawMiniature(
  canvas: HTMLCanvasElement,
  document: string,
  picture: Picture,
  compositor: Compositor,
  rough: boolean,
): boolean {
  const context = canvas.getContext('2d');
  if (!context) return true;
  compositor.document = document;
  const level = levelFor(canvas.width / picture.width);
  const { width, height } = levelSize(picture, level);
  const whole = new OffscreenCanvas(width, height);
  const tiles = whole.getContext('2d');
  let complete = true;
  for (let row = 0; row * tileSide < height; row += 1) {
    for (let column = 0; column * tileSide < width; column += 1) {
      const { pixels, current } = compositor.tile(picture, level, column, row, rough);
      complete &&= current;
      tiles?.putImageData(
        new ImageData(onScreen(pixels, picture.profile), tileSide, tileSide),
        column * tileSide,
        row * tileSide,
      );
    }
  }
  if (!complete) return false;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, canvas.width, canvas.height);
  return true;
}
