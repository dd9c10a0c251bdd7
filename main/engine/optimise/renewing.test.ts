import { describe, expect, test } from 'vitest';
import { adam } from './adam.ts';
import { lbfgs } from './lbfgs.ts';
import type { Objective } from './objective.ts';
import { descendRenewing } from './renewing.ts';

/** ‖x − target‖², whose target is the next one of a list after each renewal. */
function wandering(targets: readonly number[]) {
  const asked: number[] = [];
  let at = 0;
  const objective: Objective = (x) => {
    asked.push(targets[at]!);
    const off = x.map((value) => value - targets[at]!);
    return Promise.resolve({
      loss: off.reduce((sum, d) => sum + d * d, 0),
      gradient: off.map((d) => 2 * d),
    });
  };
  return { objective, asked, renew: () => void (at = Math.min(at + 1, targets.length - 1)) };
}

async function losses(
  optimiser: ReturnType<typeof lbfgs>,
  targets: readonly number[],
  iterations: number,
  most = 60,
) {
  const { objective, renew } = wandering(targets);
  const found: { iteration: number; loss: number; x: number }[] = [];
  for await (const { iteration, loss, x } of descendRenewing(optimiser, objective, Float32Array.of(0, 0), {
    iterations,
    renew,
  })) {
    found.push({ iteration, loss, x: x[0]! });
    if (iteration >= most) break;
  }
  return found;
}

describe.each([
  ['L-BFGS', () => lbfgs()],
  ['Adam', () => adam({ stepSize: 0.2 })],
])('%s', (_, optimiser) => {
  test('after each renewal it descends on what the objective has become', async () => {
    const steps = await losses(optimiser(), [1, -1, 2], 40, 120);
    expect(steps.map(({ iteration }) => iteration)).toEqual(steps.map((_, i) => i + 1));
    for (const target of [1, -1, 2]) {
      expect(Math.min(...steps.map(({ x }) => Math.abs(x - target)))).toBeLessThan(0.05);
    }
    expect(steps.at(-1)!.x).toBeCloseTo(2, 0);
  });
});

test('where it can get no lower, it is renewed before its time, and ends when that helps no more', async () => {
  const steps = await losses(lbfgs(), [1, -1], 1000, 1000);
  expect(steps.length).toBeLessThan(100);
  expect(steps.at(-1)!.x).toBeCloseTo(-1, 4);
});

test('what is never renewed is descended on once', async () => {
  const steps = await losses(lbfgs(), [1, -1], Infinity, 1000);
  expect(steps.at(-1)!.x).toBeCloseTo(1, 4);
});
