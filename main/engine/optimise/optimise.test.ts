import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adam } from './adam.ts';
import { lbfgs } from './lbfgs.ts';
import type { Objective, Optimiser } from './objective.ts';
import { addScaledThenDot, dot } from './vectors.ts';

async function descend(
  optimiser: Optimiser,
  objective: Objective,
  start: readonly number[],
  iterations: number,
) {
  const losses: number[] = [];
  let x: readonly number[] = start;
  for await (const step of optimiser(objective, Float32Array.from(start))) {
    losses.push(step.loss);
    x = [...step.x];
    if (step.iteration === iterations) break;
  }
  return { losses, x };
}

/** Σ cᵢ (xᵢ − tᵢ)², whose lowest point is t. */
function bowl(curvatures: readonly number[], targets: readonly number[]): Objective {
  return (x) => {
    const off = targets.map((target, i) => (x[i] ?? 0) - target);
    return Promise.resolve({
      loss: off.reduce((sum, d, i) => sum + (curvatures[i] ?? 0) * d * d, 0),
      gradient: Float32Array.from(off, (d, i) => 2 * (curvatures[i] ?? 0) * d),
    });
  };
}

/** (1 − x)² + 100 (y − x²)², lowest at (1, 1), at the end of a bent valley. */
const rosenbrock: Objective = ([x = 0, y = 0]) =>
  Promise.resolve({
    loss: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    gradient: Float32Array.of(-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)),
  });

describe('L-BFGS', () => {
  test('finds the bottom of any bowl, never going up', async () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true });
    const sides = fc.array(
      fc.record({ c: fc.double({ min: 0.05, max: 20, noNaN: true }), t: number, x: number }),
      {
        minLength: 1,
        maxLength: 9,
      },
    );
    await fc.assert(
      fc.asyncProperty(sides, async (list) => {
        const targets = list.map(({ t }) => t);
        const objective = bowl(
          list.map(({ c }) => c),
          targets,
        );
        const { losses, x } = await descend(
          lbfgs(),
          objective,
          list.map((side) => side.x),
          60,
        );
        losses.forEach((loss, i) => expect(loss).toBeLessThanOrEqual(losses[i - 1] ?? Infinity));
        targets.forEach((target, i) => expect(x[i]).toBeCloseTo(target, 2));
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('follows the valley of Rosenbrock', async () => {
    const { x } = await descend(lbfgs(), rosenbrock, [-1.2, 1], 80);
    expect(x[0]).toBeCloseTo(1, 2);
    expect(x[1]).toBeCloseTo(1, 2);
  });

  test('ends where the gradient is zero', async () => {
    const { losses } = await descend(lbfgs(), bowl([1, 1], [2, 3]), [2, 3], 10);
    expect(losses).toEqual([]);
  });

  test('a flat slope under a large float32 loss is still descended', async () => {
    const targets = Array.from({ length: 2000 }, (_, i) => Math.sin(i));
    const steep = bowl(
      Array.from(targets, () => 1),
      targets,
    );
    const rounded: Objective = async (x) => {
      const { loss, gradient } = await steep(x);
      return { loss: Math.fround(100 + 1e-4 * loss), gradient: gradient.map((g) => 1e-4 * g) };
    };
    const { losses } = await descend(
      lbfgs(),
      rounded,
      Array.from(targets, () => 0),
      10,
    );
    expect(losses.at(-1)).toBeCloseTo(100, 3);
  });

  test('leaves the start alone', async () => {
    const start = Float32Array.of(5, 5);
    for await (const { iteration } of lbfgs()(bowl([1, 1], [0, 0]), start)) if (iteration === 3) break;
    expect([...start]).toEqual([5, 5]);
  });
});

describe('Adam', () => {
  test('moves every number by the step size at first, whatever the gradient', async () => {
    const { x } = await descend(adam({ stepSize: 0.1 }), bowl([5, 0.01, 300], [0, 0, 0]), [1, -1, 2], 1);
    expect(x[0]).toBeCloseTo(0.9, 5);
    expect(x[1]).toBeCloseTo(-0.9, 4);
    expect(x[2]).toBeCloseTo(1.9, 5);
  });

  test('agrees with the second step worked out by hand', async () => {
    // f = x², x₀ = 1: g = 2, then x₁ = 0.9, g = 1.8; m̂ = (0.1·2·0.9 + 0.1·1.8)/0.19, v̂ likewise.
    const { x } = await descend(adam({ stepSize: 0.1 }), bowl([1], [0]), [1], 2);
    const mean = (0.1 * 2 * 0.9 + 0.1 * 1.8) / (1 - 0.9 ** 2);
    const power = (0.001 * 4 * 0.999 + 0.001 * 1.8 ** 2) / (1 - 0.999 ** 2);
    expect(x[0]).toBeCloseTo(0.9 - (0.1 * mean) / Math.sqrt(power), 5);
  });

  test('reaches the bottom of a bowl', async () => {
    const { x } = await descend(adam({ stepSize: 0.05 }), bowl([1, 4], [1, -1]), [0, 0], 600);
    expect(x[0]).toBeCloseTo(1, 2);
    expect(x[1]).toBeCloseTo(-1, 2);
  });
});

test('one fused pass equals its two halves', () => {
  const floats = fc.array(
    fc.tuple(
      fc.float({ noNaN: true, min: -9, max: 9 }),
      fc.float({ noNaN: true, min: -9, max: 9 }),
      fc.float({ noNaN: true, min: -9, max: 9 }),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(floats, fc.double({ min: -4, max: 4, noNaN: true }), (rows, k) => {
      const [y, x, z] = [0, 1, 2].map((c) => Float32Array.from(rows, (row) => row[c] ?? 0)) as [
        Float32Array,
        Float32Array,
        Float32Array,
      ];
      const expected = y.map((value, i) => value + k * (x[i] ?? 0));
      const product = addScaledThenDot(y, k, x, z);
      expect([...y]).toEqual([...expected]);
      expect(product).toBeCloseTo(dot(expected, z), 2);
    }),
  );
});
