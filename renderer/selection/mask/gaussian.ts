import type { Plane } from './blocks.ts';

/** How far a Gaussian of this standard deviation is looked at, pixels. */
export function reach(sigma: number): number {
  if (sigma < boxesFrom) return Math.ceil(sigma * 3.3);
  return passes * (boxOf(sigma).radius + 1);
}

/** Below, the kernel itself; from here on, boxes one after another, whose cost does not depend on sigma. */
const boxesFrom = 3;
const passes = 4;

/** A Gaussian blur, the edge's values going on past it; float values as given, 0…255. */
export function blur({ width, height, data }: Plane, sigma: number): Float32Array {
  let plane = Float32Array.from(data);
  if (sigma <= 0) return plane;
  // Each pass over the rows writes columns, so that the second meets the columns as rows.
  plane = sigma < boxesFrom ? kernelRows(plane, width, height, sigma) : boxRows(plane, width, height, sigma);
  return sigma < boxesFrom ? kernelRows(plane, height, width, sigma) : boxRows(plane, height, width, sigma);
}

function kernelRows(from: Float32Array, width: number, height: number, sigma: number) {
  const radius = reach(sigma);
  const kernel = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
  const sum = kernel.reduce((all, weight) => all + weight, 0);
  const out = new Float32Array(from.length);
  const line = new Float32Array(width + 2 * radius);
  for (let y = 0; y < height; y += 1) {
    line.fill(from[y * width]!, 0, radius);
    line.set(from.subarray(y * width, (y + 1) * width), radius);
    line.fill(from[(y + 1) * width - 1]!, radius + width);
    for (let x = 0; x < width; x += 1) {
      let value = 0;
      for (let i = 0; i < kernel.length; i += 1) value += kernel[i]! * line[x + i]!;
      out[x * height + y] = value / sum;
    }
  }
  return out;
}

/**
 * Extended boxes: a whole radius and a weight for one more pixel at each end, so that four of them have
 * exactly the variance of the Gaussian (Gwosdek et al., "Theoretical foundations of Gaussian convolution by
 * extended box filtering", 2011, eqs. 8 and 12).
 */
function boxOf(sigma: number): { readonly radius: number; readonly end: number } {
  const variance = (sigma * sigma) / passes;
  const radius = Math.floor(0.5 * Math.sqrt(12 * variance + 1) - 0.5);
  const end =
    ((2 * radius + 1) * (radius * (radius + 1) - 3 * variance)) /
    (6 * (variance - (radius + 1) * (radius + 1)));
  return { radius, end };
}

function boxRows(from: Float32Array, width: number, height: number, sigma: number) {
  const { radius, end } = boxOf(sigma);
  const scale = 1 / (2 * radius + 1 + 2 * end);
  const room = passes * (radius + 1);
  const out = new Float32Array(from.length);
  let line = new Float64Array(width + 2 * room);
  let next = new Float64Array(width + 2 * room);
  for (let y = 0; y < height; y += 1) {
    line.fill(from[y * width]!, 0, room);
    line.set(from.subarray(y * width, (y + 1) * width), room);
    line.fill(from[(y + 1) * width - 1]!, room + width);
    for (let pass = 1; pass <= passes; pass += 1) {
      const first = pass * (radius + 1);
      const last = line.length - first;
      let sum = 0;
      for (let i = first - radius; i <= first + radius; i += 1) sum += line[i]!;
      for (let i = first; i < last; i += 1) {
        const before = line[i - radius - 1]!;
        const after = line[i + radius + 1]!;
        next[i] = (sum + end * (before + after)) * scale;
        sum += after - line[i - radius]!;
      }
      [line, next] = [next, line];
    }
    for (let x = 0; x < width; x += 1) out[x * height + y] = line[room + x]!;
  }
  return out;
}
