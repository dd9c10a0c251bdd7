import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formulaPhoto, formulaStyle, mix } from '../../image/formula-pictures.testing.ts';
import { noise } from '../../image/noise.ts';
import type { Planes } from '../../image/pixels.ts';
import { resize } from '../../image/resample.ts';
import { gatys } from '../losses/gatys.ts';
import { openRuntime, type Runtime } from '../runtime/runtime.ts';
import { descend, type OptimiserName } from './descend.ts';
import { freeAt, freePixels, type FreePixels } from './free-pixels.ts';
import { measureGrams } from './grams.ts';
import { planLevels } from './levels.ts';
import { network } from './objectives.testing.ts';
import { planFor, type Problem } from './problem.ts';
import { dot } from './vectors.ts';

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: '', provider: 'cpu' })));
afterAll(() => runtime.close());

/** Free in a rectangle at the left, half free along its rim. */
function freeAtLeft(width: number, height: number): FreePixels {
  const share = Float32Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const depth = Math.min(x - 20, 70 - x, y - 15, height - 15 - y);
    return depth > 0 ? 1 : depth === 0 ? 0.5 : 0;
  });
  return { picture: formulaPhoto(width, height), share };
}

async function problem(free: FreePixels, pixels = Infinity): Promise<Problem> {
  const { width, height } = free.picture;
  const weights = {
    ...{ content: 0.1, style: 1, smoothness: 0.5, contentTap: 'relu4_1' as const },
    layers: { relu1_1: 0.2, relu2_1: 0.2, relu3_1: 0.2, relu4_1: 0.2, relu5_1: 0.2 },
  };
  const grams = await measureGrams(runtime, network, formulaStyle(96, 80), () => undefined);
  const method = gatys(free.picture, [{ weight: 1, grams }], weights, 'relative');
  return { width, height, network, method, free, memoryBudget: pixels };
}

async function run(
  on: Runtime,
  problem: Problem,
  start: Planes,
  optimiser: OptimiserName,
  iterations: number,
) {
  const losses: number[] = [];
  const steps = descend(on, problem, start, { optimiser, iterations, say: () => undefined });
  let next = await steps.next();
  for (; !next.done; next = await steps.next()) {
    losses.push(next.value.loss);
    expectHeld(next.value.picture, problem.free!);
  }
  return { losses, picture: next.value };
}

/** Bit for bit what it was where nothing is free. */
function expectHeld(found: Planes, { picture, share }: FreePixels): void {
  let changed = 0;
  found.data.forEach((value, i) => {
    if (share[i % share.length] === 0 && !Object.is(value, picture.data[i])) changed += 1;
  });
  expect(changed).toBe(0);
}

describe.each(['lbfgs', 'adam'] as const)('%s', (optimiser) => {
  test('leaves what is held as it was, to the bit, and lowers the loss in the rest', async () => {
    const free = freeAtLeft(96, 80);
    // A start that differs everywhere, also where nothing may change.
    const start = noise(96, 80, { seed: 3 });
    const { losses, picture } = await run(runtime, await problem(free), start, optimiser, 12);
    expect(losses.at(-1)).toBeLessThan(0.9 * losses[0]!);
    const middle = 40 * 96 + 45;
    expect(picture.data[middle]).not.toBe(free.picture.data[middle]);
  });

  test('takes the same way in windows as in one piece', async () => {
    const free = freeAtLeft(283, 251);
    const start = mix(0.7, free.picture, 0.3, formulaStyle(283, 251));
    const whole = await run(runtime, await problem(free), start, optimiser, 3);
    const inWindows = await run(runtime, await problem(free, 200 * 200), start, optimiser, 3);
    expect(whole.losses).toHaveLength(3);
    whole.losses.forEach((loss, i) => expect(inWindows.losses[i]! / loss).toBeCloseTo(1, 3));
  });

  test('holds at every level from coarse to fine', async () => {
    const free = freeAtLeft(330, 200);
    let picture: Planes = noise(330, 200, { seed: 1 });
    const levels = planLevels(330, 200, 2);
    expect(levels.length).toBeGreaterThan(1);
    for (const { width, height, iterations } of levels) {
      const at = freeAt(free, width, height);
      const start = resize(picture, width, height);
      picture = (await run(runtime, await problem(at), start, optimiser, iterations)).picture;
    }
    expectHeld(picture, free);
  });

  test('with nothing free there is nothing to do', async () => {
    const picture = formulaPhoto(64, 48);
    const held = { picture, share: new Float32Array(64 * 48) };
    const found = await run(runtime, await problem(held), noise(64, 48, { seed: 1 }), optimiser, 2);
    expect(found.picture.data).toEqual(picture.data);
  });
});

test('windows in which nothing is free are computed once', async () => {
  let runs = 0;
  const counting: Runtime = {
    ...runtime,
    open: async (model, bytes) => {
      const session = await runtime.open(model, bytes);
      return {
        ...session,
        run: (feeds) => {
          if ((feeds.picture?.dims[3] ?? 0) > 0) runs += 1;
          return session.run(feeds);
        },
      };
    },
  };
  const free = freeAtLeft(283, 251);
  const count = async (iterations: number) => {
    runs = 0;
    await run(counting, await problem(free, 200 * 200), free.picture, 'adam', iterations);
    return runs;
  };
  const more = (await count(2)) - (await count(1));
  // Each pass of another evaluation meets only the windows on the left.
  const { windows } = planFor(await problem(free, 200 * 200));
  const left = windows.filter((window) => window.left < 70);
  expect(left.length).toBeLessThan(windows.length);
  expect(more).toBe(2 * left.length);
});

test('the gradient in the free pixels is the slope of the loss along it', async () => {
  const random = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: 48, seed: 1 });
  const share = Float32Array.from(random, (value) => (value < 0.3 ? 0 : value > 0.7 ? 1 : value));
  const picture = formulaPhoto(8, 6);
  const target = formulaStyle(8, 6).data;
  // Σ (x − t)⁴, written down with its gradient.
  const variables = freePixels({ picture, share }, noise(8, 6, { seed: 2 }));
  const evaluate = variables.objective((x) =>
    Promise.resolve({
      loss: x.reduce((sum, value, i) => sum + (value - target[i]!) ** 4, 0),
      gradient: x.map((value, i) => 4 * (value - target[i]!) ** 3),
    }),
  );
  const at = variables.start;
  const { gradient } = await evaluate(at);
  expect(gradient).toHaveLength(3 * share.filter((value) => value > 0).length);
  const square = dot(gradient, gradient);
  const loss = async (k: number) => (await evaluate(at.map((value, i) => value + k * gradient[i]!))).loss;
  const step = 1e-3 / Math.sqrt(square);
  expect(((await loss(step)) - (await loss(-step))) / (2 * step) / square).toBeCloseTo(1, 2);
});
