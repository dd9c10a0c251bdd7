import type { Of } from './defaults.ts';
import { clamp, perChannel } from './kernel.ts';
import type { Curve, PointKernel } from './kernel.ts';

/** Each channel by its own levels, then by those of all: outBlack + (outWhite − outBlack)·((v − black) / (white − black))^(1/γ) */
export function levels({ all, red, green, blue }: Of<'levels'>): PointKernel {
  const whole = levelsOf(all);
  return perChannel(
    ...([red, green, blue].map((each) => {
      const own = levelsOf(each);
      return (value: number) => whole(clamp(own(value)));
    }) as [Curve, Curve, Curve]),
  );
}

/** What one channel's levels make of a value, 0…1. */
export function levelsOf({ black, white, gamma, outBlack, outWhite }: Of<'levels'>['all']): Curve {
  return (value) => {
    const v = value * 255;
    const t = white > black ? clamp((v - black) / (white - black)) : v >= white ? 1 : 0;
    return (outBlack + (outWhite - outBlack) * (gamma === 1 ? t : t ** (1 / gamma))) / 255;
  };
}
