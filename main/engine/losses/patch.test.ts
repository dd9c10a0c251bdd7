import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkGradient, holds, randomFrom, run } from '../graph/finite-differences.testing.ts';
import { constant, input, integers, largestTensor, type Value } from '../graph/index.ts';
import { fold, patchesIn, patchesOf, unfold, type PatchGrid } from './patch-grid.ts';
import { patchLoss, patchTarget } from './patch-loss.ts';
import { nearestPatches, type PatchBank } from './patch.ts';

interface Maps {
  readonly maps: number;
  readonly height: number;
  readonly width: number;
  readonly data: Float32Array;
}

function some(seed: number, maps: number, height: number, width: number): Maps {
  const random = randomFrom(seed);
  const data = Float32Array.from({ length: maps * height * width }, () => 2 * random() - 1);
  return { maps, height, width, data };
}

const valueOf = ({ maps, height, width, data }: Maps): Value => constant(data, [1, maps, height, width]);

/** Every patch, one number after the other, in double precision: all maps at its first position, then at the next. */
function plainPatches({ maps, height, width, data }: Maps, { side, stride }: PatchGrid): number[][] {
  const all: number[][] = [];
  for (let top = 0; top + side <= height; top += stride) {
    for (let left = 0; left + side <= width; left += stride) {
      const patch: number[] = [];
      for (let y = top; y < top + side; y += 1)
        for (let x = left; x < left + side; x += 1)
          for (let map = 0; map < maps; map += 1) patch.push(data[(map * height + y) * width + x]!);
      all.push(patch);
    }
  }
  return all;
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** The most alike of those that may be chosen, −1 for none. */
function plainNearest(
  patch: readonly number[],
  bank: readonly number[][],
  may: (k: number) => boolean,
): number {
  let best = -1;
  let most = -Infinity;
  for (const [k, other] of bank.entries()) {
    const likeness = dot(patch, other) / Math.sqrt(dot(patch, patch) * dot(other, other));
    if (may(k) && likeness > most) [best, most] = [k, likeness];
  }
  return best;
}

const grids = fc.record({ side: fc.integer({ min: 1, max: 3 }), stride: fc.integer({ min: 1, max: 2 }) });
const cases = fc.record({
  grid: grids,
  seed: fc.nat(),
  maps: fc.integer({ min: 1, max: 4 }),
  height: fc.integer({ min: 3, max: 7 }),
  width: fc.integer({ min: 3, max: 7 }),
  bytes: fc.constantFrom(1, 200, 1000, 1e6),
});

async function matchesOf(features: Maps, bank: PatchBank, grid: PatchGrid, bytes: number, reach?: number) {
  const limits = { bytes, ...(reach !== undefined && { reach }) };
  const { chosen, found } = nearestPatches(valueOf(features), bank, grid, limits);
  const results = await run({ chosen, found });
  return [...results.chosen!.data].map((k, i) => (results.found!.data[i] === 1 ? k : -1));
}

test('patches are those of the features, row by row', () =>
  holds(cases, async ({ grid, seed, maps, height, width }) => {
    const features = some(seed, maps, height, width);
    const { patches } = await run({ patches: patchesOf(valueOf(features), grid) });
    const expected = plainPatches(features, grid);
    const { columns, rows } = patchesIn(valueOf(features), grid);
    expect(patches!.dims).toEqual([columns * rows, grid.side ** 2 * maps]);
    expect([...patches!.data]).toEqual(expected.flat());
  }));

describe('the nearest patch is the most alike of all', () => {
  test('however few are looked at together', () =>
    holds(cases, async ({ grid, seed, maps, height, width, bytes }) => {
      const [features, painting] = [some(seed, maps, height, width), some(seed + 1, maps, width, height)];
      const bank = { patches: patchesOf(valueOf(painting), grid) };
      const theirs = plainPatches(painting, grid);
      const expected = plainPatches(features, grid).map((patch) => plainNearest(patch, theirs, () => true));
      expect(await matchesOf(features, bank, grid, bytes)).toEqual(expected);
    }));

  test('of those that may be chosen, near the patch itself', () =>
    holds(cases, async ({ grid, seed, maps, height, width, bytes }) => {
      const [features, other] = [some(seed, maps, height, width), some(seed + 1, maps, height, width)];
      const theirs = plainPatches(other, grid);
      const { columns } = patchesIn(valueOf(other), grid);
      const random = randomFrom(seed);
      const usable = theirs.map(() => (random() < 0.6 ? 1 : 0));
      const placeOf = (k: number) =>
        [grid.stride * (k % columns), grid.stride * Math.floor(k / columns)] as const;
      const bank = {
        patches: patchesOf(valueOf(other), grid),
        usable: constant(usable),
        places: constant(
          theirs.flatMap((_, k) => placeOf(k)),
          [theirs.length, 2],
        ),
      };
      const expected = plainPatches(features, grid).map((patch, at) =>
        plainNearest(patch, theirs, (k) => {
          const [[x, y], [left, top]] = [placeOf(at), placeOf(k)];
          return usable[k] === 1 && Math.abs(x - left) <= 1 && Math.abs(y - top) <= 1;
        }),
      );
      expect(await matchesOf(features, bank, grid, bytes, 1)).toEqual(expected);
      // What lies too far up or down isn't even looked at where it is told which rows they begin in.
      const rows = theirs.map((_, k) => placeOf(k)[1]);
      expect(await matchesOf(features, { ...bank, rows }, grid, bytes, 1)).toEqual(expected);
    }));

  test('in no more memory than was given', () => {
    const [features, painting] = [input('f', [1, 8, 40, 40]), input('p', [1, 8, 20, 20])];
    const grid = { side: 3, stride: 1 };
    const bank = { patches: patchesOf(painting, grid) };
    const most = (bytes: number) => largestTensor([nearestPatches(features, bank, grid, { bytes }).chosen]);
    expect(most(1e9)).toBe(18 * 18 * 38 * 38 * 4);
    // The features' own patches would take 415,872, and do take 93,312 of the painting's.
    expect(most(1e5)).toBeLessThanOrEqual(1e5);
  });
});

test('patches laid back where they were add up to the features, as often as each is covered', () =>
  holds(cases, async ({ grid, seed, maps, height, width }) => {
    const features = some(seed, maps, height, width);
    const shape = [1, maps, height, width];
    const { sum } = await run({ sum: fold(unfold(valueOf(features), grid), shape, grid) });
    const { columns, rows } = patchesIn(valueOf(features), grid);
    const covering = (at: number, count: number) =>
      Array.from({ length: count }, (_, i) => at - i * grid.stride).filter((k) => k >= 0 && k < grid.side)
        .length;
    features.data.forEach((value, i) => {
      const [x, y] = [i % width, Math.floor(i / width) % height];
      expect(sum!.data[i]).toBeCloseTo(value * covering(x, columns) * covering(y, rows), 5);
    });
  }));

describe('the loss', () => {
  const grid = { side: 3, stride: 1 };
  const chosen = [5, 0, 7, 7, 2, 3];
  const painting = some(3, 2, 5, 6);
  const bank = { patches: patchesOf(valueOf(painting), grid) };
  const held = { chosen: integers(chosen), found: constant([1, 1, 0, 1, 1, 1]) };
  const theirs = plainPatches(painting, grid);

  test('is the squared distance to what was chosen, and in relation to the bank’s power', async () => {
    const features = some(4, 2, 4, 5);
    const apart = plainPatches(features, grid).map((patch, at) =>
      patch.reduce((sum, value, i) => sum + (value - theirs[chosen[at]!]![i]!) ** 2, 0),
    );
    const sum = apart.reduce((all, one, at) => all + (at === 2 ? 0 : one), 0);
    const power = theirs.reduce((all, patch) => all + dot(patch, patch), 0) / theirs.length;
    const { paper, relative } = await run({
      paper: patchLoss(valueOf(features), bank, held, grid, { scaling: 'paper' }),
      relative: patchLoss(valueOf(features), bank, held, grid),
    });
    expect(paper!.data[0]).toBeCloseTo(sum, 4);
    expect(relative!.data[0]).toBeCloseTo(sum / (5 * power), 5);
  });

  test('keeps apart what no features bring down, and moves them to the mean of what lies over each place', async () => {
    const shape = [1, 2, 4, 5];
    const { mean, counts, apart } = await run({
      ...patchTarget(shape, bank, held, grid, { scaling: 'paper' }),
    });
    // Patches are three wide: the first and the second row of three of them, of which the third doesn't count.
    const over = (x: number, y: number) =>
      chosen.flatMap((k, at) => {
        const [left, top] = [x - (at % 3), y - Math.floor(at / 3)];
        const inside = left >= 0 && left < 3 && top >= 0 && top < 3;
        return inside && at !== 2 ? [theirs[k]!.slice(2 * (3 * top + left), 2 * (3 * top + left) + 2)] : [];
      });
    let rest = 0;
    for (let y = 0; y < 4; y += 1) {
      for (let x = 0; x < 5; x += 1) {
        const there = over(x, y);
        expect(counts!.data[5 * y + x]).toBe(there.length);
        for (const map of [0, 1]) {
          const values = there.map((patch) => patch[map]!);
          const middle = values.reduce((a, b) => a + b, 0) / Math.max(values.length, 1);
          expect(mean!.data[20 * map + 5 * y + x]).toBeCloseTo(middle, 5);
          rest += values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
        }
      }
    }
    expect(apart!.data[0]).toBeCloseTo(rest, 4);
  });

  test('is the same however few patches are laid back together', () =>
    holds(cases, async ({ grid, seed, maps, height, width, bytes }) => {
      const shape = [1, maps, height, width];
      const { columns, rows } = patchesIn({ shape }, grid);
      const bank = { patches: patchesOf(valueOf(some(seed, maps, width, height)), grid) };
      const random = randomFrom(seed);
      const any = Array.from({ length: columns * rows }, () => random());
      const [known = 0] = bank.patches.shape;
      const matches = {
        chosen: integers(any.map((value) => Math.floor(value * known))),
        found: constant(any.map((value) => (value < 0.8 ? 1 : 0))),
      };
      const at = (bytes: number) => run({ ...patchTarget(shape, bank, matches, grid, { bytes }) });
      const [whole, parted] = [await at(Infinity), await at(bytes)];
      for (const name of ['mean', 'counts', 'apart']) {
        expect(parted[name]!.dims).toEqual(whole[name]!.dims);
        whole[name]!.data.forEach((value, i) => expect(parted[name]!.data[i]).toBeCloseTo(value, 5));
      }
    }));

  test('takes no more memory than was given', () => {
    const [shape, banded] = [[1, 8, 40, 40], { patches: input('b', [300, 72]) }];
    const matches = { chosen: integers(Array(38 * 38).fill(7)), found: constant(Array(38 * 38).fill(1)) };
    const most = (bytes: number) =>
      largestTensor(Object.values(patchTarget(shape, banded, matches, grid, { bytes })));
    expect(most(1e9)).toBeGreaterThanOrEqual(72 * 38 * 38 * 4);
    // The bank takes 86,400.
    expect(most(1e5)).toBeLessThanOrEqual(1e5);
  });

  test('is nothing for a picture of its own patches, and moves each patch towards its own', async () => {
    const own = nearestPatches(valueOf(painting), bank, grid, { bytes: 1e6 });
    const { loss } = await run({ loss: patchLoss(valueOf(painting), bank, own, grid) });
    expect(loss!.data[0]).toBeLessThan(1e-10);
    await checkGradient([[1, 2, 4, 5]], (features) => patchLoss(features, bank, held, grid));
    const wide = { side: 2, stride: 2 };
    const others = { patches: patchesOf(valueOf(painting), wide) };
    await checkGradient([[1, 2, 4, 5]], (features) =>
      patchLoss(features, others, { chosen: integers([0, 3, 1, 2]), found: constant([1, 1, 1, 1]) }, wide, {
        scaling: 'paper',
        weights: constant([1, 0.5, 0, 2]),
      }),
    );
  });
});
