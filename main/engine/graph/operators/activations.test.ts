import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  anything,
  awayFromZero,
  checkGradient,
  gradientOf,
  holds,
  positive,
  shapeOf,
  type Sample,
} from '../finite-differences.testing.ts';
import {
  abs,
  clip,
  elu,
  exp,
  leakyRelu,
  log,
  pow,
  prelu,
  relu,
  sigmoid,
  sign,
  sqrt,
  tanh,
  add,
  neg,
  type Value,
} from '../index.ts';

const examples = fc.record({
  shape: shapeOf({ min: 1, max: 4 }),
  seed: fc.nat(),
  alpha: fc.double({ min: 0.1, max: 2, noNaN: true }),
});
type Make = (alpha: number) => (x: Value) => Value;

const functions: Record<string, { make: Make; sample: Sample }> = {
  Relu: { make: () => relu, sample: awayFromZero },
  LeakyRelu: { make: (alpha) => (x) => leakyRelu(x, alpha), sample: awayFromZero },
  Elu: { make: (alpha) => (x) => elu(x, alpha), sample: awayFromZero },
  Sigmoid: { make: () => sigmoid, sample: anything },
  Tanh: { make: () => tanh, sample: anything },
  Exp: { make: () => exp, sample: anything },
  Log: { make: () => log, sample: positive },
  Sqrt: { make: () => sqrt, sample: positive },
  Abs: { make: () => abs, sample: awayFromZero },
  Neg: { make: () => neg, sample: anything },
  'Pow by a number': { make: (alpha) => (x) => pow(x, alpha), sample: positive },
  'Pow by 2 of negative numbers': { make: () => (x) => pow(x, 2), sample: anything },
  // Negative numbers are clipped, positive ones are not, and none is near a corner.
  Clip: { make: () => (x) => clip(x, -0.05, 9), sample: awayFromZero },
  'Clip that clips nothing': { make: () => (x) => clip(x, -9, 9), sample: anything },
  'Sign, flat': { make: () => (x) => add(sign(x), x), sample: awayFromZero },
};

describe.each(Object.entries(functions))('%s', (_, { make, sample }) => {
  it('has the gradient of finite differences', () =>
    holds(examples, ({ shape, seed, alpha }) => checkGradient([shape], make(alpha), { seed, sample })));

  it('has a second derivative', () => checkGradient([[2, 3, 4]], gradientOf(make(0.7)), { sample }));
});

describe('PRelu', () => {
  it('differentiates in the input and in a slope for each channel', () =>
    holds(fc.record({ shape: shapeOf(4), seed: fc.nat() }), ({ shape, seed }) =>
      checkGradient([shape, [shape[1] ?? 1, 1, 1]], prelu, { seed, sample: awayFromZero }),
    ));
});

describe('Pow', () => {
  it('differentiates in base and exponent', () =>
    holds(fc.record({ shape: shapeOf(3), seed: fc.nat() }), ({ shape, seed }) =>
      checkGradient([shape, shape.slice(1)], pow, { seed, sample: positive }),
    ));
});
