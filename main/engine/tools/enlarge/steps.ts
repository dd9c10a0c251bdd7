import type { Size } from '../tool.ts';

/** What a network can do: enlarge by these factors, or mend a bicubic enlargement by any factor up to one. */
export type Abilities = { readonly factors: readonly number[] } | { readonly upTo: number };

/** One pass of a network: by its own factor, or, where that is null, over what bicubic has enlarged to `size`. */
export interface EnlargeStep {
  readonly factor: number | null;
  readonly size: Size;
}

/**
 * The passes that lead to a size: each by the smallest of the network's factors that suffices, or by its
 * largest while none does. What comes out larger than the target is then made smaller by antialiased
 * bicubic interpolation. ×3 with factors 2 and 4 is ×4 and ¾; ×8 is ×4 and ×2. Pure.
 */
export function planSteps(from: Size, target: Size, abilities: Abilities): EnlargeStep[] {
  const steps: EnlargeStep[] = [];
  let at = from;
  do {
    const step =
      'upTo' in abilities ? mend(at, target, abilities.upTo) : enlarge(at, target, abilities.factors);
    steps.push(step);
    at = step.size;
  } while (!reaches(at, target));
  return steps;
}

function enlarge(at: Size, target: Size, factors: readonly number[]): EnlargeStep {
  const rising = [...factors].sort((a, b) => a - b);
  const factor = rising.find((one) => reaches(times(at, one), target)) ?? rising.at(-1) ?? 1;
  return { factor, size: times(at, factor) };
}

function mend(at: Size, target: Size, upTo: number): EnlargeStep {
  const furthest = times(at, upTo);
  return { factor: null, size: reaches(furthest, target) ? target : furthest };
}

/** A pixel more or less comes from rounding the target, and bicubic interpolation sees to it. */
function reaches(size: Size, target: Size): boolean {
  return size.width + 1 >= target.width && size.height + 1 >= target.height;
}

function times({ width, height }: Size, factor: number): Size {
  return { width: width * factor, height: height * factor };
}
