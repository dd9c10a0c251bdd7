import type { Plane } from './blocks.ts';

/** How far a Gaussian of this standard deviation is looked at, pixels. */
export function reach(sigma: number): number {
  if (sigma < boxesFrom) return Math.ceil(sigma * 3.3);
  const factor = factorFor(sigma);
  // Whole squares, so that blocks that are blurred one by one agree on where these begin.
  return factor * (passes * (boxOf(reducedSigma(sigma, factor)).radius + 1) + 2);
}

/** Below, the kernel itself; from here on, boxes one after another, whose cost does not depend on sigma. */
const boxesFrom = 3;
const passes = 4;

/** A Gaussian blur, the edge's values going on past it; float values as given, 0…255. */
export function blur({ width, height, data }: Plane, sigma: number): Float32Array {
  let plane = Float32Array.from(data);
  if (sigma <= 0) return plane;
  const factor = factorFor(sigma);
  if (factor > 1) {
    const small = shrunk(plane, width, height, factor);
    const across = Math.ceil(width / factor);
    const down = Math.ceil(height / factor);
    const soft = boxRows(
      boxRows(small, across, down, reducedSigma(sigma, factor)),
      down,
      across,
      reducedSigma(sigma, factor),
    );
    return enlarged(soft, across, down, width, height, factor);
  }
  // Each pass over the rows writes columns, so that the second meets the columns as rows.
  plane = sigma < boxesFrom ? kernelRows(plane, width, height, sigma) : boxRows(plane, width, height, sigma);
  return sigma < boxesFrom ? kernelRows(plane, height, width, sigma) : boxRows(plane, height, width, sigma);
}

/** By how much a plane may be made smaller first: what so wide a Gaussian leaves has no detail that this loses. */
function factorFor(sigma: number): number {
  return sigma < 8 ? 1 : 2 ** Math.floor(Math.log2(sigma / 4));
}

/**
 * The blur that is left to do at reduced size. The mean of `factor` pixels has the variance (factor² − 1) / 12;
 * linear interpolation, over triangles of that half width, adds about factor² / 6.
 */
function reducedSigma(sigma: number, factor: number): number {
  if (factor === 1) return sigma;
  const done = (factor * factor - 1) / 12 + (factor * factor) / 6;
  return Math.sqrt(sigma * sigma - done) / factor;
}

/** Means of squares of `factor` pixels; those at the right and the lower edge may be of fewer. */
function shrunk(from: Float32Array, width: number, height: number, factor: number): Float32Array {
  const across = Math.ceil(width / factor);
  const down = Math.ceil(height / factor);
  const out = new Float32Array(across * down);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / factor) * across;
    const high = Math.min(factor, height - Math.floor(y / factor) * factor);
    for (let x = 0, i = row; i < row + across; i += 1) {
      const end = Math.min(width, x + factor);
      const weight = 1 / (high * (end - x));
      let sum = 0;
      for (; x < end; x += 1) sum += from[y * width + x]!;
      out[i] = out[i]! + sum * weight;
    }
  }
  return out;
}

/** Linear between the squares' centres. */
function enlarged(
  from: Float32Array,
  across: number,
  down: number,
  width: number,
  height: number,
  factor: number,
): Float32Array {
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const v = Math.min(down - 1, Math.max(0, (y + 0.5) / factor - 0.5));
    const top = Math.floor(v) * across;
    const bottom = Math.min(down - 1, Math.floor(v) + 1) * across;
    const dy = v - Math.floor(v);
    for (let x = 0; x < width; x += 1) {
      const u = Math.min(across - 1, Math.max(0, (x + 0.5) / factor - 0.5));
      const left = Math.floor(u);
      const right = Math.min(across - 1, left + 1);
      const dx = u - left;
      const upper = from[top + left]! * (1 - dx) + from[top + right]! * dx;
      const lower = from[bottom + left]! * (1 - dx) + from[bottom + right]! * dx;
      out[y * width + x] = upper * (1 - dy) + lower * dy;
    }
  }
  return out;
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
