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

/** Draws the whole picture small, over all of the canvas; roughly while a gesture goes on. */
export function drawMiniature(
  canvas: HTMLCanvasElement,
  picture: Picture,
  compositor: Compositor,
  rough: boolean,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const level = levelFor(canvas.width / picture.width);
  const { width, height } = levelSize(picture, level);
  const whole = new OffscreenCanvas(width, height);
  const tiles = whole.getContext('2d');
  for (let row = 0; row * tileSide < height; row += 1) {
    for (let column = 0; column * tileSide < width; column += 1) {
      const { pixels } = compositor.tile(picture, level, column, row, rough);
      tiles?.putImageData(
        new ImageData(onScreen(pixels, picture.profile), tileSide, tileSide),
        column * tileSide,
        row * tileSide,
      );
    }
  }
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, canvas.width, canvas.height);
}
