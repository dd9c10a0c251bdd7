import type { Of } from './defaults.ts';
import { byGaussian, clamp } from './kernel.ts';
import type { SpatialKernel } from './kernel.ts';

/** What a Gaussian takes away, around grey: ½ + C − blurred C in each channel. Alphas stay. */
export function highPass({ radius }: Of<'high-pass'>, scale: number): SpatialKernel {
  return byGaussian(radius * scale, (pixels, blurred) => {
    for (let i = 0; i < pixels.length; i += 4) {
      const alpha = pixels[i + 3]!;
      if (alpha === 0) continue;
      const soft = blurred[i + 3]!;
      for (let channel = i; channel < i + 3; channel += 1)
        pixels[channel] = clamp(0.5 + pixels[channel]! / alpha - blurred[channel]! / soft) * alpha;
    }
  });
}
