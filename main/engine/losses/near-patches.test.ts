import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkGradient, holds, randomFrom, run } from '../graph/finite-differences.testing.ts';
import { concat, constant, differentiate, input, type Value } from '../graph/index.ts';
import { nearPatchLoss } from './near-patches.ts';
import { patchesIn, patchesOf } from './patch-grid.ts';
import { patchLoss } from './patch-loss.ts';
import { nearestPatches } from './patch.ts';

const cases = fc.record({
  seed: fc.nat(),
  // A single number is as like to every other of its sign: any might be taken.
  maps: fc.integer({ min: 2, max: 4 }),
  height: fc.integer({ min: 4, max: 7 }),
  width: fc.integer({ min: 4, max: 7 }),
  pictures: fc.integer({ min: 1, max: 3 }),
  side: fc.integer({ min: 1, max: 3 }),
  reach: fc.integer({ min: 0, max: 2 }),
});

const random = (seed: number, count: number) => {
  const next = randomFrom(seed);
  return Float32Array.from({ length: count }, () => 2 * next() - 1);
};

test('it is the loss towards a bank of all patches, with a search that stays near', () =>
  holds(cases, async ({ seed, maps, height, width, pictures, side, reach }) => {
    const shape = [1, maps, height, width];
    const size = maps * height * width;
    const features = input('features', shape);
    const banks = Array.from({ length: pictures }, (_, i) => constant(random(seed + i + 1, size), shape));
    const everywhere = constant(new Float32Array(height * width).fill(1), [1, 1, height, width]);

    const grid = { side, stride: 1 };
    const { columns, rows } = patchesIn({ shape }, grid);
    const places = Float32Array.from({ length: 2 * pictures * rows * columns }, (_, i) => {
      const patch = (i >> 1) % (rows * columns);
      return i % 2 === 0 ? patch % columns : Math.floor(patch / columns);
    });
    const bank = {
      patches: concat(
        banks.map((each) => patchesOf(each, grid)),
        0,
      ),
      places: constant(places, [pictures * rows * columns, 2]),
    };
    const known = patchLoss(
      features,
      bank,
      nearestPatches(features, bank, grid, { bytes: 1e6, reach }),
      grid,
    );
    const made = nearPatchLoss(features, banks, { side, reach, places: everywhere });
    const [g, h] = [differentiate(known, [features])[0], differentiate(made, [features])[0]];
    const found = await run({ known, made, g, h }, new Map([[features, random(seed, size)]]));
    expect(found.made!.data[0]).toBeCloseTo(found.known!.data[0]!, 4);
    found.h!.data.forEach((value, i) => expect(value).toBeCloseTo(found.g!.data[i]!, 4));
  }));

test('several faces are each compared with their own, and places that count nothing change nothing', async () => {
  const [shape, size] = [[1, 2, 5, 6], 60];
  const one = (seed: number) => constant(random(seed, size), shape);
  const half = constant(
    Float32Array.from({ length: 30 }, (_, i) => (i % 6 < 3 ? 1 : 0)),
    [1, 1, 5, 6],
  );
  const options = { side: 3, reach: 1 };
  const whole = (values: Value[]) => concat(values, 0);
  const loss = nearPatchLoss(whole([one(1), one(2)]), [whole([one(3), one(4)])], {
    ...options,
    places: whole([half, half]),
  });
  // The same again in another order.
  const turned = nearPatchLoss(whole([one(2), one(1)]), [whole([one(4), one(3)])], {
    ...options,
    places: whole([half, half]),
  });
  const moved = random(1, size).map((value, i) => (i % 6 === 5 ? value + 100 : value));
  const elsewhere = nearPatchLoss(whole([constant(moved, shape), one(2)]), [whole([one(3), one(4)])], {
    ...options,
    places: whole([half, half]),
  });
  const found = await run({ loss, turned, elsewhere });
  expect(found.turned!.data[0]).toBeCloseTo(found.loss!.data[0]!, 5);
  expect(found.elsewhere!.data[0]).toBeCloseTo(found.loss!.data[0]!, 5);
});

test('differentiates', () =>
  holds(fc.record({ seed: fc.nat() }), ({ seed }) => {
    const picture = constant(random(seed + 1, 50), [1, 2, 5, 5]);
    const places = constant(random(seed + 2, 25).map(Math.abs), [1, 1, 5, 5]);
    // Near enough to one picture for the same patches to stay the nearest.
    return checkGradient([[1, 2, 5, 5]], (x) => nearPatchLoss(x, [picture], { side: 2, reach: 0, places }), {
      seed,
    });
  }));
