import { largestTip } from './store.ts';

/** Steps of [ and ] by the size that they begin at, as in Photoshop. */
const steps = [
  { below: 10, step: 1 },
  { below: 50, step: 5 },
  { below: 100, step: 10 },
  { below: 200, step: 25 },
  { below: 300, step: 50 },
  { below: 1000, step: 100 },
  { below: Infinity, step: 200 },
];

/** The next size up or down, pixels. */
export function nextSize(size: number, direction: 1 | -1): number {
  // Going down, a size at a border takes the finer step.
  const step = steps.find(({ below }) => (direction > 0 ? size < below : size <= below))?.step ?? 1;
  const next = direction > 0 ? Math.floor(size / step) * step + step : Math.ceil(size / step) * step - step;
  return Math.min(largestTip, Math.max(1, next));
}

/** The next hardness, per cent. */
export function nextHardness(hardness: number, direction: 1 | -1): number {
  return Math.min(100, Math.max(0, hardness + 25 * direction));
}
