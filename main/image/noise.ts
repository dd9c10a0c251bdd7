import type { Planes } from './pixels.ts';

export interface NoiseOptions {
  /** Any whole number; the same one gives the same picture on every machine. */
  readonly seed: number;
  /** Middle of the values. Default 0.5. */
  readonly mean?: number;
  /** Standard deviation. Default 0.1, which keeps nearly every value inside 0…1. */
  readonly deviation?: number;
}

/**
 * Independent Gaussian noise in every channel of every pixel, the white-noise start of Gatys, Ecker &
 * Bethge (2016). Values are not clamped.
 */
export function noise(width: number, height: number, options: NoiseOptions): Planes {
  const { seed, mean = 0.5, deviation = 0.1 } = options;
  const next = gaussian(randomSource(seed));
  const data = new Float32Array(3 * width * height);
  for (let i = 0; i < data.length; i++) data[i] = mean + deviation * next();
  return { width, height, data };
}

/** Uniform numbers in [0, 1): Tommy Ettinger's mulberry32, which runs through all 2³² states. */
export function randomSource(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** N(0, 1) numbers from uniform ones (Box & Muller 1958), two at a time. */
export function gaussian(uniform: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
