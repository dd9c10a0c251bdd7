import type { Of } from './defaults.ts';
import { byGaussian } from './kernel.ts';
import type { SpatialKernel } from './kernel.ts';

/** Gaussian over premultiplied colours and alphas, so that nothing bleeds out of what can't be seen. */
export function blur({ radius }: Of<'blur'>, scale: number): SpatialKernel {
  return byGaussian(radius * scale, (pixels, blurred) => {
    pixels.set(blurred);
  });
}
