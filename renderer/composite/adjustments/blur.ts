import type { Of } from './defaults.ts';
import { gaussian, gaussianReach } from './gaussian.ts';
import type { SpatialKernel } from './kernel.ts';

/** Gaussian over premultiplied colours and alphas, so that nothing bleeds out of what can't be seen. */
export function blur({ radius }: Of<'blur'>, scale: number): SpatialKernel {
  const sigma = radius * scale;
  return {
    kind: 'spatial',
    margin: gaussianReach(sigma),
    change: (pixels, width, height) => gaussian(pixels, width, height, sigma),
  };
}
