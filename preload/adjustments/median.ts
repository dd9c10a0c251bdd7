import type { Rect } from '../contract/rect.ts';
import { median as medianOf } from '../pixels/median.ts';
import type { Of } from './defaults.ts';
import { identity } from './kernel.ts';
import type { Kernel } from './kernel.ts';

/**
 * The middle of the values around, in 8 bit; each colour counts by its alpha, so that what can't be seen doesn't
 * count. Where the picture is too small for the radius to reach the next pixel, nothing is left to change.
 */
export function median({ radius }: Of<'median'>, scale: number): Kernel {
  const reach = Math.round(radius * scale);
  if (reach === 0) return identity;
  return {
    kind: 'spatial',
    margin: reach,
    change: (pixels, { x, y, width, height }, part) => {
      const within: Rect = { ...part, x: part.x - x, y: part.y - y };
      const bytes = bytesOf(pixels);
      const [red, green, blue, alpha] = bytes;
      const weights = alpha.every((value) => value === 255) ? null : alpha;
      const made = [red, green, blue].map((values) =>
        medianOf(values, weights, width, height, reach, within),
      );
      const cover = weights && medianOf(alpha, null, width, height, reach, within);
      const out = new Float32Array(4 * part.width * part.height);
      for (let i = 0; i < out.length / 4; i += 1) {
        const a = cover ? cover[i]! / 255 : 1;
        made.forEach((values, channel) => {
          out[4 * i + channel] = (values[i]! / 255) * a;
        });
        out[4 * i + 3] = a;
      }
      return out;
    },
  };
}

type Plane = Uint8ClampedArray;

/** Straight colours and alphas, each by itself. */
function bytesOf(pixels: Float32Array): readonly [Plane, Plane, Plane, Plane] {
  const plane = () => new Uint8ClampedArray(pixels.length / 4);
  const planes = [plane(), plane(), plane(), plane()] as const;
  for (let i = 0; i < pixels.length / 4; i += 1) {
    const alpha = pixels[4 * i + 3]!;
    const scale = alpha > 0 ? 255 / alpha : 0;
    for (let channel = 0; channel < 3; channel += 1) planes[channel]![i] = pixels[4 * i + channel]! * scale;
    planes[3][i] = alpha * 255;
  }
  return planes;
}
