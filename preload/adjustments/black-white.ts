import type { Of } from './defaults.ts';
import { clamp } from './kernel.ts';
import type { PointKernel } from './kernel.ts';

/**
 * A colour is grey (its least channel), a secondary (what the middle one has above that) and a primary (what the
 * greatest has above the middle): least + (middle − least)·secondary's weight + (greatest − middle)·primary's.
 */
export function blackWhite(weights: Of<'black-white'>): PointKernel {
  const { reds, yellows, greens, cyans, blues, magentas } = weights;
  return {
    kind: 'point',
    change: (colours, count) => {
      for (let i = 0; i < 3 * count; i += 3) {
        const r = colours[i]!;
        const g = colours[i + 1]!;
        const b = colours[i + 2]!;
        const least = Math.min(r, g, b);
        const most = Math.max(r, g, b);
        const middle = r + g + b - least - most;
        const primary = most === r ? reds : most === g ? greens : blues;
        const secondary = least === b ? yellows : least === r ? cyans : magentas;
        const grey = clamp(least + ((middle - least) * secondary + (most - middle) * primary) / 100);
        colours[i] = grey;
        colours[i + 1] = grey;
        colours[i + 2] = grey;
      }
    },
  };
}
