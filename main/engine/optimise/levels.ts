/** One size in a coarse-to-fine run. */
export interface Level {
  readonly width: number;
  readonly height: number;
  readonly iterations: number;
}

/** Style is learnt best where strokes fit the network's view: about this many pixels on the long side. */
export const COARSEST = 512;

/**
 * Sizes from at most COARSEST up to the one wanted, at most doubling: the first finds the composition,
 * the rest only add what finer pixels can show, with a third of the iterations each. That keeps the
 * strokes' size in proportion and the time in bounds. (Gatys et al. 2017, §6: coarse-to-fine.)
 */
export function planLevels(width: number, height: number, iterations: number): readonly [Level, ...Level[]] {
  const long = Math.max(width, height);
  const doublings = Math.max(0, Math.ceil(Math.log2(long / COARSEST) - 1e-9));
  const at = (level: number): Level => {
    const scale = doublings === 0 ? 1 : Math.min(1, (COARSEST / long) ** (1 - level / doublings));
    return {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      iterations: Math.max(Math.min(iterations, 10), Math.round(iterations / 3 ** level)),
    };
  };
  return [at(0), ...Array.from({ length: doublings }, (_, i) => at(i + 1))];
}

/** The long side becomes `size`, never more than it is; the other follows. */
export function fitWithin(width: number, height: number, size: number): { width: number; height: number } {
  const scale = Math.min(1, size / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
