import type { Page } from '@playwright/test';

/** What the canvas shows of the picture, in device pixels of the window; RGBA. */
export interface Shown {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * The picture as it stands on the canvas: the painted part of it, which is the whole picture while it is
 * fitted. A photo smaller than the canvas is fitted at 100 %, so its pixels are the canvas's.
 */
export async function readCanvas(page: Page): Promise<Shown> {
  const found = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=canvas] canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || canvas.width === 0) return null;
    const { width, height } = canvas;
    const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    let [x0, y0, x1, y1] = [width, height, -1, -1];
    for (let y = 0; y < height; y += 1) {
      const row = pixels.subarray(y * width, (y + 1) * width);
      const first = row.findIndex((pixel) => pixel !== 0);
      if (first < 0) continue;
      x0 = Math.min(x0, first);
      x1 = Math.max(
        x1,
        row.findLastIndex((pixel) => pixel !== 0),
      );
      y0 = Math.min(y0, y);
      y1 = y;
    }
    if (x1 < 0) return null;
    const box = canvas.getBoundingClientRect();
    const size = { width: x1 - x0 + 1, height: y1 - y0 + 1 };
    const picture = context.getImageData(x0, y0, size.width, size.height).data;
    // As text: a list of numbers would be carried over one by one.
    let text = '';
    for (let at = 0; at < picture.length; at += 8192)
      text += String.fromCharCode(...picture.subarray(at, at + 8192));
    return { left: box.left + x0, top: box.top + y0, ...size, data: btoa(text) };
  });
  return found
    ? { ...found, data: Uint8Array.from(Buffer.from(found.data, 'base64')) }
    : { left: 0, top: 0, width: 0, height: 0, data: new Uint8Array() };
}

/** The colour under a point of the window, RGB. */
export async function colourAt(page: Page, { x, y }: Point): Promise<readonly number[]> {
  return page.evaluate(
    (point) => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=canvas] canvas');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return [];
      const { left, top } = canvas.getBoundingClientRect();
      const { data } = context.getImageData(Math.floor(point.x - left), Math.floor(point.y - top), 1, 1);
      return [...data.slice(0, 3)];
    },
    { x, y },
  );
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The mean difference of two pictures of one size, 0…255; Infinity where the sizes differ. */
export function difference(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length || a.length === 0) return Infinity;
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

/** The part of a picture between two shares of its width, 0…1. */
export function columns({ width, height, data }: Shown, from: number, to: number): Uint8Array {
  const [x0, x1] = [Math.round(width * from), Math.round(width * to)];
  const part = new Uint8Array((x1 - x0) * height * 4);
  for (let y = 0; y < height; y += 1) {
    part.set(data.subarray((y * width + x0) * 4, (y * width + x1) * 4), y * (x1 - x0) * 4);
  }
  return part;
}

/** One pixel of what the canvas shows, RGBA. */
export function pixelAt(
  { width, data }: Pick<Shown, 'width' | 'data'>,
  x: number,
  y: number,
): readonly number[] {
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

/** The largest difference of any channel of two pictures of one size, 0…255; Infinity where the sizes differ. */
export function largestDifference(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length || a.length === 0) return Infinity;
  return a.reduce((largest, value, at) => Math.max(largest, Math.abs(value - (b[at] ?? 0))), 0);
}

/** A picture with transparency over an opaque one, as it is seen: Co = αs Cs + (1 − αs) Cb. */
export function seenOver(picture: Uint8Array, below: Uint8Array): Uint8Array {
  return picture.map((value, at) => {
    if (at % 4 === 3) return 255;
    const alpha = (picture[at - (at % 4) + 3] ?? 0) / 255;
    return Math.round(alpha * value + (1 - alpha) * (below[at] ?? 0));
  });
}
