/** One size in a coarse-to-fine run. */
export interface Level {
  readonly width: number;
  readonly height: number;
  readonly iterations: number;
}

/** The shortest side that still has more than one position at the deepest tap. */
export const SHORTEST = 32;

/** Where a run begins: small enough that the network sees the whole composition. */
export const COARSEST = 256;

/** What a level is given at least, of the iterations there are. */
const LEAST = 10;

/**
 * Sizes from at most COARSEST up to the one wanted, at most doubling. The coarsest, which costs next to
 * nothing, gets half of the iterations and finds the composition; each finer one gets half of what is
 * left, to add what finer pixels can show. (Gatys et al. 2017, Controlling Perceptual Factors, §6.)
 *
 * For 512 px, half of the iterations at 256 px ended at a style loss 4 % above all of them at 512 px, in
 * 63 % of the time, and with larger forms: swirls across a whole sky where there had been strokes.
 */
export function planLevels(width: number, height: number, iterations: number): readonly [Level, ...Level[]] {
  const coarsest = Math.min(
    1,
    Math.max(COARSEST / Math.max(width, height), SHORTEST / Math.min(width, height)),
  );
  const doublings = Math.ceil(Math.log2(1 / coarsest) - 1e-9);
  const at = (level: number): Level => {
    const scale = doublings === 0 ? 1 : coarsest ** (1 - level / doublings);
    const share = iterations / 2 ** Math.min(level + 1, doublings);
    return {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      iterations: Math.max(Math.min(iterations, LEAST), Math.round(share)),
    };
  };
  return [at(0), ...Array.from({ length: doublings }, (_, i) => at(i + 1))];
}

/**
 * What is left of a plan for a picture that has had some of its iterations already: at least one, at the size
 * that it stopped at.
 */
export function remainingLevels(
  [level, ...finer]: readonly [Level, ...Level[]],
  done: number,
): readonly [Level, ...Level[]] {
  const [next, ...others] = finer;
  if (next && done >= level.iterations) return remainingLevels([next, ...others], done - level.iterations);
  return [{ ...level, iterations: Math.max(1, level.iterations - done) }, ...finer];
}

/** The long side becomes `size`, never more than it is; the other follows. */
export function fitWithin(width: number, height: number, size: number): { width: number; height: number } {
  const scale = Math.min(1, size / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
