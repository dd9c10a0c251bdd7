/** How many points a curve has at most: more than a small drawing can show. */
const POINTS = 60;

/** Losses as a curve that can be told often: means over as many steps each. */
export function curveOf(losses: readonly number[]): number[] {
  const each = Math.ceil(losses.length / POINTS);
  return Array.from({ length: Math.ceil(losses.length / Math.max(1, each)) }, (_, i) => {
    const some = losses.slice(i * each, (i + 1) * each);
    return some.reduce((sum, loss) => sum + loss, 0) / some.length;
  });
}
