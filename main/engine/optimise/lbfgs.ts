import type { Evaluation, Iteration, Objective, Optimiser } from './objective.ts';
import { addScaledThenDot, negateThenDot, scaleThenDot, stepAlong, twoDifferences } from './vectors.ts';

export interface LbfgsOptions {
  /** Pairs of steps and gradient changes remembered; each holds two vectors as long as x. */
  readonly history?: number;
  /**
   * Root mean square change of x in the first step, before anything is known of the curvature. Far too
   * short a step would drown in the rounding of a float32 loss; too long a one is shortened.
   */
  readonly firstStep?: number;
  /** Evaluations one line search may take before the history is dropped. */
  readonly maxEvaluations?: number;
}

interface Pair {
  /** The step taken, and how the gradient changed over it. */
  readonly s: Float32Array;
  readonly y: Float32Array;
  /** s · y, which is positive, and y · y. */
  readonly sy: number;
  readonly yy: number;
}

/** Sufficient decrease (Armijo): Nocedal, Wright 2006, eq. 3.4. */
const DECREASE = 1e-4;

/**
 * L-BFGS (Nocedal, Wright 2006, algorithms 7.4 and 7.5) with a safeguarded backtracking line search: the
 * full step is nearly always taken, a step that does not lower the loss is shortened by interpolation,
 * and only pairs of positive curvature are kept. Each iteration lowers the loss.
 */
export function lbfgs({ history = 8, firstStep = 0.01, maxEvaluations = 12 }: LbfgsOptions = {}): Optimiser {
  return async function* (objective, start): AsyncGenerator<Iteration, void, boolean | undefined> {
    let x: Float32Array = start.slice();
    let spare: Float32Array = new Float32Array(x.length);
    const direction = new Float32Array(x.length);
    const pairs: Pair[] = [];
    let now = await objective(x);

    for (let iteration = 1; ; iteration += 1) {
      let slope = descentDirection(direction, now.gradient, pairs);
      if (!(slope < 0)) {
        pairs.length = 0;
        slope = descentDirection(direction, now.gradient, pairs);
        if (!(slope < 0)) return; // The gradient is zero: there is no lower place nearby.
      }
      // Without curvature to go by, the length of the step is the caller's guess.
      const fullStep = pairs.length > 0 ? 1 : (firstStep * Math.sqrt(x.length)) / Math.sqrt(-slope);
      const found = await search(objective, x, now, direction, slope, fullStep, spare, maxEvaluations);
      if (!found) {
        if (pairs.length === 0) return;
        pairs.length = 0; // The model of the curvature misleads: start it anew.
        iteration -= 1;
        continue;
      }
      remember(pairs, history, spare, x, found.gradient, now.gradient);
      [x, spare] = [spare, x];
      now = found;
      // What is known of the curvature is kept: the new function resembles the old one.
      if (yield { iteration, loss: now.loss, x }) now = await objective(x);
    }
  };
}

/** direction ← −H g by the two-loop recursion, each pass over memory doing double duty; returns g · direction. */
function descentDirection(direction: Float32Array, gradient: Float32Array, pairs: readonly Pair[]): number {
  const [oldest, newest] = [pairs[0], pairs.at(-1)];
  if (!oldest || !newest) return negateThenDot(direction, gradient, gradient);
  const alphas: number[] = [];
  let projection = negateThenDot(direction, gradient, newest.s);
  for (let i = pairs.length - 1; i >= 0; i -= 1) {
    const pair = pairs[i]!;
    const alpha = projection / pair.sy;
    alphas[i] = alpha;
    projection = addScaledThenDot(direction, -alpha, pair.y, (pairs[i - 1] ?? newest).s);
  }
  // H₀ = (s·y / y·y) I for the newest pair: eq. 7.20.
  projection = scaleThenDot(direction, newest.sy / newest.yy, oldest.y);
  pairs.forEach((pair, i) => {
    const beta = projection / pair.sy;
    projection = addScaledThenDot(direction, alphas[i]! - beta, pair.s, pairs[i + 1]?.y ?? gradient);
  });
  return projection;
}

/** The first of the full step and ever shorter ones that lowers the loss enough; `at` is left there. */
async function search(
  objective: Objective,
  x: Float32Array,
  now: Evaluation,
  direction: Float32Array,
  slope: number,
  fullStep: number,
  at: Float32Array,
  maxEvaluations: number,
): Promise<Evaluation | null> {
  let step = fullStep;
  for (let evaluation = 0; evaluation < maxEvaluations; evaluation += 1) {
    stepAlong(at, x, step, direction);
    const there = await objective(at);
    if (there.loss <= now.loss + DECREASE * step * slope) return there;
    // The lowest point of the parabola through both losses and the slope (eq. 3.58), kept from leaping.
    const lowest = (-slope * step * step) / (2 * (there.loss - now.loss - slope * step));
    step = Number.isFinite(lowest) ? Math.min(Math.max(lowest, 0.1 * step), 0.5 * step) : 0.1 * step;
  }
  return null;
}

/** Adds the newest pair, in the arrays of the oldest where the history is full. */
function remember(
  pairs: Pair[],
  history: number,
  to: Float32Array,
  from: Float32Array,
  gradientThere: Float32Array,
  gradientHere: Float32Array,
): void {
  const oldest = pairs.length >= history ? pairs.shift() : undefined;
  const s = oldest?.s ?? new Float32Array(to.length);
  const y = oldest?.y ?? new Float32Array(to.length);
  const { sy, yy } = twoDifferences(s, to, from, y, gradientThere, gradientHere);
  if (sy > 1e-10 * yy) pairs.push({ s, y, sy, yy });
}
