import { afterAll, beforeAll, expect, test } from 'vitest';
import { formulaPhoto, formulaStyle, mix } from '../../image/formula-pictures.testing.ts';
import { constant, conv, mul, reduceSum, square, type Array4 } from '../graph/index.ts';
import { contentLoss } from '../losses/content.ts';
import { gatys } from '../losses/gatys.ts';
import { gram, styleLoss } from '../losses/gram.ts';
import { named, type Method } from '../losses/method.ts';
import { totalVariation } from '../losses/total-variation.ts';
import { openRuntime, type Runtime } from '../runtime/runtime.ts';
import { measureGrams } from './grams.ts';
import { network, relativeDifference, slopeAgainstGradient } from './objectives.testing.ts';
import { openObjective } from './picture-objective.ts';
import type { Problem } from './problem.ts';
import { measureStatistics } from './statistics.ts';

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: '', provider: 'cpu' })));
afterAll(() => runtime.close());

/** Counts more to the right, and nothing in a band in the middle. */
function someplaces(width: number, height: number): Float32Array {
  return Float32Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return y > 0.4 * height && y < 0.6 * height ? 0 : x / width;
  });
}

/** Sums over 5×5 neighbourhoods: what patches need of their surroundings. */
const neighbours = constant(
  Float32Array.from({ length: 2 * 6 * 25 }, (_, i) => Math.sin(i)),
  [2, 6, 5, 5],
);

/** Two pictures at two taps, a guided Gram matrix, weighted smoothness, and a term that looks beyond each place. */
function manifold(width: number, height: number, wanted: Array4): Method {
  return {
    targets: {
      features: {
        photo: { picture: formulaPhoto(width, height), tap: 'relu2_1' },
        proposal: { picture: formulaStyle(width, height), tap: 'relu4_1', places: 'here' },
      },
      statistics: { 'gram wanted': wanted },
      places: { here: someplaces(width, height) },
    },
    // Two positions of relu5_1.
    border: 32,
    statistics: ({ features, targets: { places } }) => {
      const { at, total } = named(places, 'here');
      return { gram: gram(features.relu3_1, total.relu3_1, at.relu3_1) };
    },
    whole: (sums, targets) => ({ style: styleLoss(named(sums, 'gram'), named(targets, 'gram wanted')) }),
    local: ({ picture, features, surroundings, own, share, targets }) => {
      const [photo, proposal] = [named(targets.features, 'photo'), named(targets.features, 'proposal')];
      const { at } = named(targets.places, 'here');
      const patches = square(conv(surroundings.relu5_1, neighbours, undefined, { pads: 2 }));
      return {
        photo: contentLoss(features.relu2_1, photo.features, { power: photo.power }),
        proposal: contentLoss(features.relu4_1, proposal.features, {
          power: proposal.power,
          places: at.relu4_1,
        }),
        smoothness: totalVariation(picture, share, at.relu1_1),
        patches: mul(reduceSum(own ? mul(patches, own.relu5_1) : patches), 1e-4),
      };
    },
  };
}

async function problem(width: number, height: number): Promise<Problem> {
  const { relu3_1 } = await measureGrams(runtime, network, formulaStyle(96, 80), () => undefined);
  const method = manifold(width, height, relu3_1);
  return { width, height, network, method, memoryBudget: Infinity };
}

const between = (width: number, height: number) =>
  mix(0.6, formulaPhoto(width, height), 0.4, formulaStyle(width, height)).data;

test('many targets side by side, weighted by place: the same in windows as in one piece', async () => {
  const whole = await problem(371, 251);
  const inWindows = { ...whole, memoryBudget: 288 * 288 };
  const x = between(371, 251);
  const [a, b] = [await openObjective(runtime, whole), await openObjective(runtime, inWindows)];
  const [inOne, inMany] = [await a.evaluate(x), await b.evaluate(x)];
  expect(Object.keys(a.terms()).sort()).toEqual(['patches', 'photo', 'proposal', 'smoothness', 'style']);
  for (const [name, value] of Object.entries(a.terms())) {
    expect(value, name).toBeGreaterThan(0);
    expect(Math.abs((b.terms()[name] ?? NaN) / value - 1), name).toBeLessThan(1e-3);
  }
  expect(relativeDifference(inOne.gradient, inMany.gradient)).toBeLessThan(1e-3);
  await Promise.all([a.close(), b.close()]);
});

test('the gradient of such terms is the slope of the loss along it', async () => {
  const objective = await openObjective(runtime, await problem(64, 48));
  expect(await slopeAgainstGradient(objective, between(64, 48))).toBeCloseTo(1, 1);
  await objective.close();
});

test('where places count nothing, what is there makes no difference to a weighted term', async () => {
  const [width, height] = [96, 160];
  const objective = await openObjective(runtime, await problem(width, height));
  const before = between(width, height);
  // The middle of the band, further from its rim than relu4_1 looks.
  const after = before.map((value, i) => (Math.floor(i / width) % height === 80 ? 1 - value : value));
  await objective.evaluate(before);
  const a = objective.terms();
  await objective.evaluate(after);
  const b = objective.terms();
  expect(b.smoothness).toBeCloseTo(a.smoothness ?? NaN, 9);
  expect(b.photo).not.toBe(a.photo);
  await objective.close();
});

test('the guided Gram matrix is Σ w F Fᵀ / Σ w', async () => {
  const [width, height] = [48, 32];
  const places = someplaces(width, height);
  const method: Method = {
    targets: { places: { here: places } },
    statistics: ({ features, targets }) => {
      const { at, total } = named(targets.places, 'here');
      return {
        features: features.relu1_1,
        gram: gram(features.relu1_1, total.relu1_1, at.relu1_1),
      };
    },
    whole: () => ({}),
    local: () => ({}),
  };
  const problem = { width, height, network, method, memoryBudget: Infinity };
  const found = await measureStatistics(runtime, problem, formulaPhoto(width, height), () => undefined);
  const [features, grams] = [named(found, 'features').data, named(found, 'gram').data];
  const sum = places.reduce((a, b) => a + b, 0);
  for (const [a, b] of [
    [0, 0],
    [1, 4],
    [5, 2],
  ] as const) {
    let expected = 0;
    places.forEach((w, i) => {
      expected += (w * features[a * places.length + i]! * features[b * places.length + i]!) / sum;
    });
    expect(grams[a * 6 + b]! / expected).toBeCloseTo(1, 4);
  }
});

test('one model serves every photo and every painting of a size', async () => {
  const models: string[] = [];
  const counting: Runtime = {
    ...runtime,
    open: (model, bytes) => {
      models.push(Buffer.from(model).toString('base64'));
      return runtime.open(model, bytes);
    },
  };
  const weights = {
    content: 0.1,
    style: 1,
    smoothness: 0.5,
    contentTap: 'relu4_1',
    layers: { relu1_1: 0.2, relu2_1: 0.2, relu3_1: 0.2, relu4_1: 0.2, relu5_1: 0.2 },
  } as const;
  for (const picture of [formulaPhoto(64, 48), formulaStyle(64, 48)]) {
    const grams = await measureGrams(counting, network, picture, () => undefined);
    const method = gatys(picture, [{ weight: 1, grams }], weights, 'relative');
    const problem = { width: 64, height: 48, network, method, memoryBudget: Infinity };
    await (await openObjective(counting, problem)).close();
  }
  expect(models).toHaveLength(6);
  expect(models.slice(3)).toEqual(models.slice(0, 3));
});

test('a target that is missing is named', () => {
  expect(() => named({ photo: 1, painting: 2 }, 'proposal')).toThrow('“proposal” among: photo, painting');
});
