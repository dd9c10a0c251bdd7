import { isOpaque } from './pack.ts';
import type { Pixels, Planes } from './pixels.ts';

/**
 * The colours of a picture as a network takes them: RGB planes, 0…1. Straight alpha is left aside
 * ({@link alphaOf} has it): a transparent pixel keeps the colour that is stored under it.
 */
export function toPlanes({ width, height, depth, data }: Pixels): Planes {
  const size = width * height;
  const scale = 1 / fullScale(depth);
  const out = new Float32Array(3 * size);
  for (let i = 0, p = 0; i < size; i++, p += 4) {
    out[i] = (data[p] ?? 0) * scale;
    out[size + i] = (data[p + 1] ?? 0) * scale;
    out[2 * size + i] = (data[p + 2] ?? 0) * scale;
  }
  return { width, height, data: out };
}

/** The colours as they look on white, c · α + 1 − α, so that what transparency hides makes no difference. */
export function planesOnWhite(pixels: Pixels): Planes {
  const planes = toPlanes(pixels);
  if (isOpaque(pixels)) return planes;
  const alpha = alphaOf(pixels);
  const data = planes.data.map((value, i) => {
    const covered = alpha[i % alpha.length] ?? 0;
    return value * covered + 1 - covered;
  });
  return { ...planes, data };
}

/** Straight alpha, 0…1, height · width values. */
export function alphaOf({ width, height, depth, data }: Pixels): Float32Array {
  const scale = 1 / fullScale(depth);
  const out = new Float32Array(width * height);
  for (let i = 0, p = 3; i < out.length; i++, p += 4) out[i] = (data[p] ?? 0) * scale;
  return out;
}

/**
 * Planes as pixels of the given depth. Values outside 0…1 are clamped, NaN becomes 0, and the rest is
 * rounded to the nearest step, so that `fromPlanes(toPlanes(p), p.depth, alphaOf(p))` is `p` exactly.
 * @param alpha straight alpha 0…1, height · width values; opaque where it is left out.
 */
export function fromPlanes(planes: Planes, depth: Pixels['depth'], alpha?: Float32Array): Pixels {
  const { width, height } = planes;
  const size = width * height;
  const data = depth === 8 ? new Uint8Array(4 * size) : new Uint16Array(4 * size);
  const full = fullScale(depth);
  const put = (values: Float32Array, from: number, channel: number): void => {
    for (let i = 0, p = channel; i < size; i++, p += 4) {
      const value = (values[from + i] ?? 0) * full + 0.5;
      data[p] = value >= full ? full : value > 0 ? Math.floor(value) : 0;
    }
  };
  for (let c = 0; c < 3; c++) put(planes.data, c * size, c);
  if (alpha) put(alpha, 0, 3);
  else for (let p = 3; p < data.length; p += 4) data[p] = full;
  if (data instanceof Uint16Array) return { depth: 16, width, height, data };
  return { depth: 8, width, height, data };
}

function fullScale(depth: Pixels['depth']): number {
  return depth === 8 ? 255 : 65535;
}
