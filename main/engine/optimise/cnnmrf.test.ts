import { afterAll, beforeAll, expect, test } from 'vitest';
import { formulaPhoto, formulaStyle, mix } from '../../image/formula-pictures.testing.ts';
import { cnnmrf } from '../losses/cnnmrf.ts';
import { openRuntime, type Runtime } from '../runtime/runtime.ts';
import { network, relativeDifference, slopeAgainstGradient } from './objectives.testing.ts';
import { measureBanks } from './patch-banks.ts';
import { openObjective } from './picture-objective.ts';
import type { Problem } from './problem.ts';

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: '', provider: 'cpu' })));
afterAll(() => runtime.close());

const layers = { relu1_1: 0, relu2_1: 0, relu3_1: 1, relu4_1: 0.5, relu5_1: 0 };
const weights = { content: 1, style: 2, smoothness: 0.1, layers, contentTap: 'relu4_1' } as const;

async function problem(width: number, height: number): Promise<Problem> {
  const paintings = [formulaStyle(64, 48), formulaStyle(40, 56)];
  const grid = { side: 3, every: 8 };
  const banks = await measureBanks(
    runtime,
    network,
    paintings,
    ['relu3_1', 'relu4_1'],
    grid,
    () => undefined,
  );
  // 16 × 12 and 10 × 14 positions, of which every second one begins a patch, then half as many, of which each does.
  expect(banks.relu3_1?.dims).toEqual([7 * 5 + 4 * 6, 9 * 6]);
  expect(banks.relu4_1?.dims).toEqual([6 * 4 + 3 * 5, 9 * 6]);
  const method = cnnmrf(formulaPhoto(width, height), banks, weights, { side: 3, bytes: 1e5, hold: 5 });
  return { width, height, network, method, memoryBudget: Infinity };
}

const between = (width: number, height: number) =>
  mix(0.6, formulaPhoto(width, height), 0.4, formulaStyle(width, height)).data;

test('patches that cross from one window into the next count as in one piece', async () => {
  const whole = await problem(371, 251);
  const x = between(371, 251);
  const [a, b] = [
    await openObjective(runtime, whole),
    await openObjective(runtime, { ...whole, memoryBudget: 288 * 288 }),
  ];
  const [inOne, inMany] = [await a.evaluate(x), await b.evaluate(x)];
  expect(Object.keys(a.terms()).sort()).toEqual(['content', 'smoothness', 'style']);
  for (const [name, value] of Object.entries(a.terms())) {
    expect(value, name).toBeGreaterThan(0);
    expect(Math.abs((b.terms()[name] ?? NaN) / value - 1), name).toBeLessThan(1e-3);
  }
  expect(relativeDifference(inOne.gradient, inMany.gradient)).toBeLessThan(1e-3);
  await Promise.all([a.close(), b.close()]);
});

test('patches descend towards what was nearest to them, until that is looked up anew', async () => {
  for (const memoryBudget of [Infinity, 288 * 288]) {
    const [width, height] = [371, 251];
    const asked = { ...(await problem(width, height)), memoryBudget };
    const [first, other] = [await openObjective(runtime, asked), await openObjective(runtime, asked)];
    const [here, there] = [between(width, height), formulaStyle(width, height).data];
    await first.evaluate(here);
    const { loss: held } = await first.evaluate(there);
    const { loss: anew } = await other.evaluate(there);
    expect(held).toBeGreaterThan(1.001 * anew);
    first.renew();
    expect((await first.evaluate(there)).loss).toBeCloseTo(anew, 5);
    await Promise.all([first.close(), other.close()]);
  }
});

test('the gradient is the slope of the loss along it', async () => {
  const objective = await openObjective(runtime, await problem(64, 48));
  expect(await slopeAgainstGradient(objective, between(64, 48))).toBeCloseTo(1, 1);
  await objective.close();
});

test('where patches are looked up, the same run gives the gradient: the network is gone through once', async () => {
  let runs = 0;
  const open: Runtime['open'] = async (model, bytes) => {
    const session = await runtime.open(model, bytes);
    return {
      run: (feeds) => {
        runs += 1;
        return session.run(feeds);
      },
      release: () => session.release(),
    };
  };
  const objective = await openObjective({ ...runtime, open }, await problem(64, 48));
  const opened = runs;
  await objective.evaluate(between(64, 48));
  expect(runs - opened).toBe(1);
  await objective.close();
});
