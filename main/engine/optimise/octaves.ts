import { SHORTEST, type Level } from './levels.ts';

/**
 * Sizes up to the one wanted, each twice the one before, with as many iterations each (Li & Wand 2016, §4); fewer where
 * the coarsest would be too small to see anything in.
 */
export function planOctaves(
  width: number,
  height: number,
  octaves: number,
  iterations: number,
): readonly [Level, ...Level[]] {
  const possible = Math.floor(Math.log2(Math.min(width, height) / SHORTEST) + 1e-9) + 1;
  const count = Math.max(1, Math.min(octaves, possible));
  const at = (octave: number): Level => {
    const scale = 2 ** (octave + 1 - count);
    return {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      // The rest of the division goes to the first ones.
      iterations: Math.max(1, Math.floor((iterations + count - 1 - octave) / count)),
    };
  };
  return [at(0), ...Array.from({ length: count - 1 }, (_, i) => at(i + 1))];
}
