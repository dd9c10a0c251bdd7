import { toDepth8 } from '../../image/pack.ts';
import type { Pixels, Rgba8 } from '../../image/pixels.ts';

/** A picture and its copies, each of half the sides of the one before it, down to a few pixels. */
export type Pyramid = readonly Rgba8[];

/** A square out of a picture, turned by `angle`, radians clockwise, around its middle. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly angle: number;
}

/** What is beyond half transparency is lost: faces are looked for in the colours alone. */
export function pyramidOf(picture: Pixels): Pyramid {
  let level = toDepth8(picture);
  const levels = [level];
  while (Math.max(level.width, level.height) > 64) {
    level = halve(level);
    levels.push(level);
  }
  return levels;
}

/** The mean of each block of four; a last row or column of its own counts twice. */
function halve({ width, height, data }: Rgba8): Rgba8 {
  const [wide, tall] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const out = new Uint8Array(4 * wide * tall);
  for (let y = 0; y < tall; y += 1) {
    const [upper, lower] = [2 * y * width, Math.min(2 * y + 1, height - 1) * width];
    for (let x = 0; x < wide; x += 1) {
      const [left, right] = [2 * x, Math.min(2 * x + 1, width - 1)];
      const to = 4 * (y * wide + x);
      for (let c = 0; c < 4; c += 1) {
        const sum =
          (data[4 * (upper + left) + c] ?? 0) +
          (data[4 * (upper + right) + c] ?? 0) +
          (data[4 * (lower + left) + c] ?? 0) +
          (data[4 * (lower + right) + c] ?? 0);
        out[to + c] = (sum + 2) >> 2;
      }
    }
  }
  return { depth: 8, width: wide, height: tall, data: out };
}

/**
 * A square of the picture as planes [3, size, size], RGB 0…1, interpolated in the copy whose pixels are nearest in size
 * to the result's.
 * @param beyond what is seen outside of the picture: nothing, as 0, or its outermost pixels.
 */
export function cutSquare(
  pyramid: Pyramid,
  { x, y, side, angle }: Square,
  size: number,
  beyond: 'nothing' | 'edge',
): Float32Array {
  const step = side / size;
  const nearest = Math.round(Math.log2(step));
  const at = Math.max(0, Math.min(pyramid.length - 1, nearest));
  const level = pyramid[at];
  if (!level) throw new RangeError('A pyramid has at least one picture.');
  const { width, height, data } = level;
  const shrunk = 2 ** -at;
  const [cos, sin] = [Math.cos(angle) * step * shrunk, Math.sin(angle) * step * shrunk];
  const out = new Float32Array(3 * size * size);
  const plane = size * size;
  for (let row = 0; row < size; row += 1) {
    const down = row + 0.5 - size / 2;
    for (let column = 0; column < size; column += 1) {
      const across = column + 0.5 - size / 2;
      const sx = x * shrunk + across * cos - down * sin;
      const sy = y * shrunk + across * sin + down * cos;
      if (beyond === 'nothing' && (sx < 0 || sy < 0 || sx > width || sy > height)) continue;
      const fx = Math.min(width - 1, Math.max(0, sx - 0.5));
      const fy = Math.min(height - 1, Math.max(0, sy - 0.5));
      const [left, top] = [Math.floor(fx), Math.floor(fy)];
      const [right, lower] = [fx - left, fy - top];
      const x1 = Math.min(width - 1, left + 1);
      const y0 = top * width;
      const y1 = Math.min(height - 1, top + 1) * width;
      const to = row * size + column;
      for (let c = 0; c < 3; c += 1) {
        const above = (data[4 * (y0 + left) + c] ?? 0) * (1 - right) + (data[4 * (y0 + x1) + c] ?? 0) * right;
        const below = (data[4 * (y1 + left) + c] ?? 0) * (1 - right) + (data[4 * (y1 + x1) + c] ?? 0) * right;
        out[c * plane + to] = (above * (1 - lower) + below * lower) / 255;
      }
    }
  }
  return out;
}

/** Where a place in the square, as shares of its side, is in the picture. */
export function fromSquare(
  { x, y, side, angle }: Square,
  across: number,
  down: number,
): readonly [x: number, y: number] {
  const [right, lower] = [(across - 0.5) * side, (down - 0.5) * side];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x + right * cos - lower * sin, y + right * sin + lower * cos];
}
