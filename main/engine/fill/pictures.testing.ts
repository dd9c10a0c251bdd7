import { randomSource } from '../../image/noise.ts';
import type { Rgba8 } from '../../image/pixels.ts';

/** An opaque picture by a formula of its colours, 0…255. */
export function drawn(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number],
): Rgba8 {
  const data = new Uint8Array(4 * width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(colour(x, y), 4 * (y * width + x));
  }
  return { depth: 8, width, height, data };
}

/** Soft blobs: no two places are alike, and neighbours are. */
export function blobs(width: number, height: number, seed: number): Rgba8 {
  const random = randomSource(seed);
  const waves = Array.from({ length: 12 }, () => ({
    ...{ fx: random() - 0.5, fy: random() - 0.5, phase: 6 * random() },
    channel: Math.floor(3 * random()),
  }));
  return drawn(width, height, (x, y) => {
    const colour: [number, number, number] = [128, 128, 128];
    for (const { fx, fy, phase, channel } of waves) {
      colour[channel] = (colour[channel] ?? 0) + 28 * Math.sin(fx * x + fy * y + phase);
    }
    return colour;
  });
}

/** 255 inside the rectangle from (left, top) up to (right, bottom), which lie outside. */
export function rectangle(
  { width, height }: { readonly width: number; readonly height: number },
  left: number,
  top: number,
  right: number,
  bottom: number,
): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let y = top; y < bottom; y++) mask.fill(255, y * width + left, y * width + right);
  return mask;
}

/** A pattern, and holes through which it goes on. */
export const tiles = drawn(96, 96, (x, y) => {
  const [u, v] = [x % 12, y % 8];
  return [u * 20, v * 30, (u * v * 7) % 256];
});

export const holesInTiles = [
  ['in the middle', rectangle(tiles, 40, 31, 60, 56)],
  ['at a border', rectangle(tiles, 0, 40, 20, 60)],
  ['in a corner', rectangle(tiles, 78, 78, 96, 96)],
  ['of one pixel', rectangle(tiles, 50, 50, 51, 51)],
] as const;

/** The picture with what is masked painted over, so that nothing of it can be found again by looking. */
export function erased(picture: Rgba8, mask: Uint8Array): Rgba8 {
  const data = picture.data.slice();
  mask.forEach((value, at) => {
    if (value > 0) data.set([255, 0, 255], 4 * at);
  });
  return { ...picture, data };
}

export function toEnd<T>(steps: Generator<unknown, T, void>): T {
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}
