import { fromLinear, toLinear } from '../colour/srgb.ts';
import type { Of } from './defaults.ts';
import { perChannel } from './kernel.ts';
import type { PointKernel } from './kernel.ts';

/** In linear light: (v·2^exposure + offset)^(1/γ) */
export function exposure({ exposure, offset, gamma }: Of<'exposure'>): PointKernel {
  const gain = 2 ** exposure;
  const curve = (value: number) => fromLinear(Math.max(0, toLinear(value) * gain + offset) ** (1 / gamma));
  return perChannel(curve, curve, curve);
}
