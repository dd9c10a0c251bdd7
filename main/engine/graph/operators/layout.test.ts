/** What moves numbers (reshape, transpose, expand, slice, concat, pad, gather), and reductions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anything,
  checkGradient,
  distinct,
  gradientOf,
  holds,
  randomFrom,
  run,
  shapeOf,
} from '../finite-differences.testing.ts';
import {
  argMax,
  cast,
  concat,
  constant,
  expand,
  flip,
  gather,
  input,
  integers,
  pad,
  reduceMax,
  reduceMean,
  reduceSum,
  reshape,
  slice,
  transpose,
  type Range,
} from '../index.ts';

const examples = fc.record({ shape: shapeOf({ min: 1, max: 4 }, 5), seed: fc.nat() });

describe('reshape', () => {
  it('differentiates', () =>
    holds(examples, ({ shape, seed }) => checkGradient([shape], (x) => reshape(x, [1, -1]), { seed })));
  it('names the shapes that do not fit', () => {
    expect(() => reshape(input('x', [2, 3]), [4, -1])).toThrow('Reshape: [2, 3] does not fit [4, -1].');
  });
});

describe('transpose', () => {
  it('differentiates in any order of axes', () =>
    holds(
      fc.tuple(shapeOf(4), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), fc.nat()),
      ([shape, order, seed]) => checkGradient([shape], (x) => transpose(x, order), { seed }),
    ));
  it('refuses what is no order', () => {
    expect(() => transpose(input('x', [2, 3]), [0, 0])).toThrow(
      'Transpose: [0, 0] is no order of the axes of [2, 3].',
    );
  });
});

describe('expand', () => {
  it('differentiates', () =>
    holds(
      fc.record({
        shape: shapeOf(3),
        ones: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
        drop: fc.nat(2),
        seed: fc.nat(),
      }),
      ({ shape, ones, drop, seed }) =>
        checkGradient(
          [shape.map((size, axis) => (ones[axis] ? 1 : size)).slice(drop)],
          (x) => expand(x, shape),
          { seed },
        ),
    ));
  it('names the shapes that do not fit', () => {
    expect(() => expand(input('x', [2, 3]), [1, 3])).toThrow('Expand: [2, 3] does not broadcast to [1, 3].');
  });
});

describe('slice', () => {
  const range = (axis: number): fc.Arbitrary<Range> =>
    fc.oneof(
      fc.record({
        axis: fc.constant(axis),
        start: fc.constantFrom(-9, -4, 0, 1, 3),
        end: fc.integer({ min: 4, max: 9 }),
        step: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({
        axis: fc.constant(axis),
        start: fc.integer({ min: 3, max: 9 }),
        step: fc.integer({ min: -3, max: -1 }),
      }),
      fc.record({
        axis: fc.constant(axis),
        start: fc.constant(-2),
        end: fc.constant(-6),
        step: fc.constant(-2),
      }),
    );
  it('differentiates for any starts, ends and steps, forwards and backwards', () =>
    holds(
      fc.tuple(
        fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 4, max: 7 }))),
        range(0),
        range(-1),
        fc.nat(),
      ),
      ([shape, first, last, seed]) => checkGradient([shape], (x) => slice(x, [first, last]), { seed }),
    ));
  it('reads a range as Python does', async () => {
    const x = constant([0, 1, 2, 3, 4, 5]);
    const { a, b, c } = await run({
      a: slice(x, [{ axis: 0, start: -3 }]),
      b: flip(x, [0]),
      c: slice(x, [{ axis: 0, start: 4, end: 0, step: -2 }]),
    });
    expect([a!, b!, c!].map(({ data }) => [...data])).toEqual([
      [3, 4, 5],
      [5, 4, 3, 2, 1, 0],
      [4, 2],
    ]);
  });
  it('refuses an empty rest', () => {
    expect(() => slice(input('x', [4]), [{ axis: 0, start: 4 }])).toThrow(
      'Slice: 4:4:1 of axis 0 leaves nothing of [4].',
    );
  });
});

describe('concat', () => {
  it('differentiates in every part', () =>
    holds(
      fc.tuple(shapeOf(3), fc.integer({ min: -3, max: 2 }), fc.integer({ min: 1, max: 4 }), fc.nat()),
      ([shape, axis, size, seed]) => {
        const other = shape.map((old, index) => (index === (axis + 3) % 3 ? size : old));
        return checkGradient([shape, other, shape], (...parts) => concat(parts, axis), { seed });
      },
    ));
  it('names the shapes that do not fit', () => {
    expect(() => concat([input('a', [2, 3]), input('b', [2, 4])], 0)).toThrow(
      'Concat: [2, 3], [2, 4] do not join along axis 0.',
    );
  });
});

describe('pad', () => {
  const borders = fc.array(fc.nat(3), { minLength: 6, maxLength: 6 });
  it.each(['constant', 'reflect'] as const)('%s differentiates', (mode) =>
    holds(
      fc.tuple(fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 4, max: 6 }))), borders, fc.nat()),
      ([shape, pads, seed]) => checkGradient([shape], (x) => pad(x, pads, { mode }), { seed }),
    ),
  );
  it('fills with a value', async () => {
    const { y } = await run({ y: pad(constant([1]), [1, 1], { value: 7 }) });
    expect([...y!.data]).toEqual([7, 1, 7]);
  });
  it('cannot reflect more than there is', () => {
    expect(() => pad(input('x', [3]), [3, 0], { mode: 'reflect' })).toThrow(
      'Pad: [3, 0] reflects more than there is of [3].',
    );
  });
});

describe('gather', () => {
  it('differentiates, adding up where an index repeats', () =>
    holds(
      fc.tuple(shapeOf(3), fc.nat(2), fc.array(fc.nat(99), { minLength: 1, maxLength: 6 }), fc.nat()),
      ([shape, axis, picks, seed]) =>
        checkGradient(
          [shape],
          (x) =>
            gather(
              x,
              picks.map((pick) => pick % shape[axis]!),
              axis,
            ),
          { seed },
        ),
    ));
  it('takes indices of any shape, also computed ones', () =>
    checkGradient([[5, 3]], (x) => gather(x, integers([4, 0, 0, 2], [2, 2]))));
  it('finds a row again by its maximum', async () => {
    const table = constant([0, 1, 5, 2, 3, 4], [3, 2]);
    const { row, index } = await run({
      row: gather(table, argMax(table, 0)),
      index: cast(argMax(table, 0), 'float32'),
    });
    expect([...row!.data]).toEqual([5, 2, 3, 4]);
    expect([...index!.data]).toEqual([1, 2]);
  });
});

describe.each(Object.entries({ reduceSum, reduceMean, reduceMax }))('%s', (name, reduce) => {
  const sample = name === 'reduceMax' ? distinct : anything;
  it('differentiates over any axes', () =>
    holds(
      fc.tuple(shapeOf(4), fc.subarray([0, 1, -2, 3], { minLength: 1 }), fc.boolean(), fc.nat()),
      ([shape, axes, keepDims, seed]) =>
        checkGradient([shape], (x) => reduce(x, axes, { keepDims }), { seed, sample }),
    ));
  it('of everything is a scalar', () => checkGradient([[2, 3]], (x) => reduce(x), { sample }));
  it('has second derivatives', () =>
    checkGradient(
      [[2, 3, 4]],
      gradientOf((x) => reduce(x, [1])),
      { sample },
    ));
  it('knows its axes', () => {
    expect(() => reduce(input('x', [2, 3]), [2])).toThrow(/^Reduce\w+: no axis 2 in a value of rank 2\.$/);
  });
});

it('a maximum that several share is shared', async () => {
  const { gradient } = await run({ gradient: gradientOf((x) => reduceMax(x))(constant([2, 2, 1])) });
  // Σ y² with y = 2 has the slope 4, in two halves.
  expect([...gradient!.data]).toEqual([2, 2, 0]);
});

it('examples are the same every time', () => {
  expect(anything(randomFrom(5), 3)).toEqual(anything(randomFrom(5), 3));
});
