import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anything,
  checkGradient,
  gradientOf,
  holds,
  positive,
  run,
  shapeOf,
} from '../finite-differences.testing.ts';
import {
  add,
  constant,
  differentiate,
  div,
  expand,
  greater,
  identity,
  input,
  integers,
  matmul,
  mul,
  reduceSum,
  square,
  sub,
  transpose,
  where,
} from '../index.ts';

/** Two shapes that broadcast, either of them the smaller, of equal or different rank. */
const pairs = fc
  .record({
    shape: shapeOf({ min: 1, max: 4 }),
    ones: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    drop: fc.nat(2),
    seed: fc.nat(),
  })
  .map(({ shape, ones, drop, seed }) => ({
    a: shape.map((size, axis) => (ones[axis] ? 1 : size)),
    b: shape.map((size, axis) => (ones[axis + 4] ? 1 : size)).slice(Math.min(drop, shape.length - 1)),
    seed,
  }));

describe.each(Object.entries({ add, sub, mul }))('%s', (_, operator) => {
  it('differentiates under broadcasting', () =>
    holds(pairs, ({ a, b, seed }) => checkGradient([a, b], operator, { seed })));
  it('takes a number on either side', () => checkGradient([[2, 3]], (x) => operator(operator(2, x), 3)));
});

describe('div', () => {
  it('differentiates under broadcasting', () =>
    holds(pairs, ({ a, b, seed }) => checkGradient([a, b], div, { seed, sample: [anything, positive] })));
  it('has second derivatives', () =>
    checkGradient([[2, 3], [3]], gradientOf(div, 1), { sample: [anything, positive] }));
});

describe('mul', () => {
  it('of a value with itself is its square', () => checkGradient([[3, 4]], square));
  it('is differentiated by a factor that is one, or spread out', async () => {
    const [x, one] = [constant([2, 3]), constant([1])];
    const wide = expand(one, [2]);
    const [byOne, byWide] = differentiate(reduceSum(mul(mul(one, x), wide)), [one, wide]);
    const { a, b } = await run({ a: byOne, b: byWide });
    expect([[...a!.data], [...b!.data]]).toEqual([[10], [2, 3]]);
  });
});

describe('a gradient', () => {
  it('is not spread out before it must be', () => {
    const x = input('x', [2, 3]);
    const [dx] = differentiate(reduceSum(square(x)), [x]);
    const factors = dx.from.kind === 'node' ? dx.from.inputs.map((part) => part?.shape) : [];
    expect(factors).toEqual([
      [1, 1],
      [2, 3],
    ]);
  });
});

describe('matmul', () => {
  const size = fc.integer({ min: 1, max: 5 });
  const batches = fc.constantFrom<[number[], number[]]>(
    [[], []],
    [[2], [2]],
    [[2], []],
    [[], [3]],
    [[2, 1], [3]],
    [
      [1, 2],
      [3, 1],
    ],
  );
  it('differentiates, also where batches broadcast', () =>
    holds(fc.tuple(size, size, size, batches, fc.nat()), ([rows, inner, columns, [left, right], seed]) =>
      checkGradient(
        [
          [...left, rows, inner],
          [...right, inner, columns],
        ],
        matmul,
        { seed },
      ),
    ));
  it('has second derivatives', () =>
    checkGradient(
      [
        [2, 3],
        [3, 4],
      ],
      gradientOf(matmul),
    ));
  it('makes a Gram matrix', () => checkGradient([[1, 3, 8]], (f) => matmul(f, transpose(f))));
  it('names itself and the shapes that do not fit', () => {
    expect(() => matmul(input('a', [2, 3]), input('b', [4, 2]))).toThrow(
      'MatMul: shapes [2, 3] and [4, 2] do not multiply.',
    );
  });
});

describe('where', () => {
  const chosen = greater(constant([0, 1, 0, 1]), 0.5);
  it('differentiates in both branches', () =>
    holds(
      fc.tuple(fc.constantFrom([4], [1], [3, 4], [2, 3, 1]), fc.constantFrom([4], [], [3, 4]), fc.nat()),
      ([a, b, seed]) => checkGradient([a, b], (x, y) => where(chosen, x, square(y)), { seed }),
    ));
});

describe('identity', () => {
  it('passes its gradient through', () => checkGradient([[2, 3]], identity));
});

it('errors name the operator and the shapes', () => {
  const [a, b] = [input('a', [2, 3]), input('b', [2, 4])];
  expect(() => add(a, b)).toThrow('Add: shapes [2, 3] and [2, 4] do not broadcast.');
  expect(() => add(a, integers([1, 2, 3]))).toThrow('Add: float32 and int64 do not mix.');
  expect(() => where(a, a, a)).toThrow('Where: the condition is float32, not bool.');
});
