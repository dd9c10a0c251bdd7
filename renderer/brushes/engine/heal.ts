import { known, membrane, wanted } from './poisson.ts';

/** Pixels of one rectangle: RGBA with straight alpha, width · height. */
export interface Healing {
  readonly target: Uint8ClampedArray;
  readonly source: Uint8ClampedArray;
  /** 0…1: how much of the healed pixel shows. What is above 0 is the region that is healed. */
  readonly weights: Float32Array;
  readonly width: number;
  readonly height: number;
}

/**
 * The source's texture in the target's light: seamless cloning of the region (Pérez 2003), whose rim meets
 * the target around it. The rectangle should reach a pixel past the region wherever the picture goes on.
 * Returns RGBA; outside the region and in alpha it is the target, byte for byte.
 */
export function heal({ target, source, weights, width, height }: Healing): Uint8ClampedArray<ArrayBuffer> {
  const region = Uint8Array.from(weights, (weight) => (weight > 0 ? wanted : known));
  const fill = membrane(region, width, height);
  const out = new Uint8ClampedArray(target);
  const difference = new Float32Array(width * height);
  for (let channel = 0; channel < 3; channel += 1) {
    for (let at = 0; at < difference.length; at += 1) {
      difference[at] = target[at * 4 + channel]! - source[at * 4 + channel]!;
    }
    fill(difference);
    for (let at = 0; at < difference.length; at += 1) {
      if (region[at] !== wanted) continue;
      const healed = Math.min(255, Math.max(0, source[at * 4 + channel]! + difference[at]!));
      const before = target[at * 4 + channel]!;
      out[at * 4 + channel] = before + (healed - before) * weights[at]!;
    }
  }
  return out;
}
