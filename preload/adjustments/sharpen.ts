import type { Of } from './defaults.ts';
import { byGaussian, clamp } from './kernel.ts';
import type { SpatialKernel } from './kernel.ts';

/** Unsharp mask: C + amount·(C − blurred C) in each channel where the two are further apart than the threshold. */
export function sharpen({ amount, radius, threshold }: Of<'sharpen'>, scale: number): SpatialKernel {
  const gain = amount / 100;
  // A difference equal to the threshold counts as up to it, whatever rounding did to it.
  const least = (threshold + 1e-3) / 255;
  return byGaussian(radius * scale, (pixels, blurred) => {
    for (let i = 0; i < pixels.length; i += 4) {
      const alpha = pixels[i + 3]!;
      if (alpha === 0) continue;
      const soft = blurred[i + 3]!;
      for (let channel = i; channel < i + 3; channel += 1) {
        const own = pixels[channel]! / alpha;
        const apart = own - blurred[channel]! / soft;
        if (Math.abs(apart) > least) pixels[channel] = clamp(own + gain * apart) * alpha;
      }
    }
  });
}
