import type { Of } from './defaults.ts';
import { clamp } from './kernel.ts';
import type { SpatialKernel } from './kernel.ts';

/** Grains, as many standard deviations as they are from the middle, from a whole number that is as good as random. */
type Grain = (hash: number, other: number) => number;

/** Of the same standard deviation 1 both: between ±√3 evenly, and normal (Box and Muller's). */
const grains: Readonly<Record<Of<'noise'>['distribution'], Grain>> = {
  uniform: (hash) => Math.sqrt(3) * (hash / 2 ** 31 - 1),
  gaussian: (hash, other) =>
    Math.sqrt(-2 * Math.log((hash + 1) / 2 ** 32)) * Math.cos((other / 2 ** 31) * Math.PI),
};

/**
 * Adds to each colour, cut off at black and white, what depends on nothing but the seed and the pixel's place. The
 * amount is in per cent of the range: the standard deviation where it is Gaussian, the most where it is uniform.
 *
 * At reduced size a pixel is the mean of many noisy ones, each cut off by itself: so it is drawn around their mean
 * from a spread that shrinks as the size does.
 */
export function noise(
  { amount, distribution, monochromatic, seed }: Of<'noise'>,
  scale: number,
): SpatialKernel {
  const strength = (amount / 100) * (distribution === 'uniform' ? 1 / Math.sqrt(3) : 1);
  const grain = grains[scale < 1 ? 'gaussian' : distribution];
  const moments = scale < 1 ? momentsOf(strength, distribution) : null;
  const noisy = (value: number, by: number) => {
    if (!moments) return clamp(value + strength * by);
    const at = Math.round(255 * clamp(value));
    return clamp(value + moments.shift[at]! + moments.spread[at]! * scale * by);
  };
  return {
    kind: 'spatial',
    margin: 0,
    change: (pixels, region, part) => {
      const out = new Float32Array(4 * part.width * part.height);
      for (let y = part.y, to = 0; y < part.y + part.height; y += 1) {
        let from = 4 * ((y - region.y) * region.width + part.x - region.x);
        for (let x = part.x; x < part.x + part.width; x += 1, from += 4, to += 4) {
          const alpha = pixels[from + 3]!;
          out[to + 3] = alpha;
          if (alpha === 0) continue;
          const place = hashOf(hashOf(seed, x), y);
          let by = 0;
          for (let channel = 0; channel < 3; channel += 1) {
            if (channel === 0 || !monochromatic)
              by = grain(hashOf(place, 2 * channel), hashOf(place, 2 * channel + 1));
            out[to + channel] = noisy(pixels[from + channel]! / alpha, by) * alpha;
          }
        }
      }
      return out;
    },
  };
}

/** A whole number below 2³² from two: multiplied and mixed as in MurmurHash3's end (Appleby), which leaves no pattern. */
function hashOf(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** How far the mean of a byte's value with noise lies from it, once cut off, and the standard deviation around it. */
function momentsOf(
  strength: number,
  distribution: Of<'noise'>['distribution'],
): { readonly shift: Float32Array; readonly spread: Float32Array } {
  const shift = new Float32Array(256);
  const spread = new Float32Array(256);
  const steps = 200;
  const most = distribution === 'uniform' ? Math.sqrt(3) : 4;
  for (let value = 0; value < 256; value += 1) {
    let [sum, squares, all] = [0, 0, 0];
    for (let step = 0; step < steps; step += 1) {
      const by = most * ((2 * step + 1) / steps - 1);
      const weight = distribution === 'uniform' ? 1 : Math.exp((-by * by) / 2);
      const moved = clamp(value / 255 + strength * by) - value / 255;
      sum += weight * moved;
      squares += weight * moved * moved;
      all += weight;
    }
    shift[value] = sum / all;
    spread[value] = Math.sqrt(Math.max(0, squares / all - (sum / all) ** 2));
  }
  return { shift, spread };
}
