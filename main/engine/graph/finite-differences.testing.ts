/** Test support: runs a graph with onnxruntime and compares its gradients with finite differences. */
import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect } from 'vitest';
import { differentiate, encode, input, mul, reduceSum, constant, type Shape, type Value } from './index.ts';
import { sizeOf } from './shape.ts';

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export type Random = () => number;
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How the numbers of an input are drawn. Functions with kinks must be sampled away from them. */
export type Sample = (random: Random, size: number) => Float32Array;
const draw =
  (one: (random: Random) => number): Sample =>
  (random, size) =>
    Float32Array.from({ length: size }, () => one(random));
export const anything = draw((random) => random() * 2 - 1);
export const positive = draw((random) => random() + 0.5);
export const awayFromZero = draw((random) => (random() < 0.5 ? -1 : 1) * (random() + 0.1));
/** No two closer than 0.1, in random order: maxima stay where they are. */
export const distinct: Sample = (random, size) =>
  Float32Array.from(
    [...Array(size).keys()]
      .map((i) => [random(), i / 10 - size / 20] as const)
      .sort(([a], [b]) => a - b)
      .map(([, x]) => x),
  );

/** Runs the property on a dozen examples, always the same ones. */
export function holds<T>(
  examples: fc.Arbitrary<T>,
  check: (example: T) => Promise<void> | void,
): Promise<void> {
  const property = fc.asyncProperty(examples, async (example) => {
    await check(example);
  });
  return fc.assert(property, { seed: 7, numRuns: 12 });
}

export const shapeOf = (rank: number | { min: number; max: number }, largest = 4): fc.Arbitrary<number[]> => {
  const { min, max } = typeof rank === 'number' ? { min: rank, max: rank } : rank;
  return fc.array(fc.integer({ min: 1, max: largest }), { minLength: min, maxLength: max });
};

export interface Result {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** A graph's outputs for the given inputs, computed by onnxruntime on the CPU. */
export async function run(
  outputs: Readonly<Record<string, Value>>,
  feeds: ReadonlyMap<Value, Float32Array> = new Map(),
): Promise<Record<string, Result>> {
  return (await start(outputs, [...feeds.keys()]))(feeds);
}

async function start(outputs: Readonly<Record<string, Value>>, inputs: readonly Value[]) {
  const options: InferenceSession.SessionOptions = { intraOpNumThreads: 1, logSeverityLevel: 3 };
  const session = await InferenceSession.create(encode(outputs, { inputs }), options);
  return async (
    feeds: ReadonlyMap<Value, Float32Array>,
    fetches: readonly string[] = Object.keys(outputs),
  ) => {
    const tensors = [...feeds].map(
      ([{ name = '', shape }, data]) => [name, new Tensor('float32', data, shape)] as const,
    );
    const results = await session.run(Object.fromEntries(tensors), fetches);
    return Object.fromEntries(
      Object.entries(results).map(([name, { data, dims }]) => [
        name,
        { data: Float32Array.from(data as ArrayLike<number>, Number), dims },
      ]),
    );
  };
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

export interface CheckOptions {
  readonly seed?: number;
  /** One for all inputs or one each. */
  readonly sample?: Sample | readonly Sample[];
  readonly tolerance?: number;
}

/**
 * Checks, for `y = build(inputs)`, that onnxruntime agrees with y's shape and that every gradient of
 * Σ c·y, c random, has its input's shape and the slope of the function along random directions:
 * (y(x + hv) − y(x − hv)) / 2h with h = 0.01, v = ±1, so that the error of the method (about h²) and that
 * of float32 (about 1e-7 / h) both stay small.
 */
export async function checkGradient(
  shapes: readonly Shape[],
  build: (...inputs: Value[]) => Value,
  options: CheckOptions = {},
): Promise<void> {
  const { seed = 1, sample = anything, tolerance = 1e-2 } = options;
  const random = randomFrom(seed);
  const inputs = shapes.map((shape, index) => input(`x${index}`, shape));
  const y = build(...inputs);
  const cotangent = anything(random, sizeOf(y.shape));
  const loss = reduceSum(mul(y, constant(cotangent, y.shape)));
  const gradients = differentiate(loss, inputs);
  const evaluate = await start(
    { y, ...Object.fromEntries(gradients.map((g, index) => [`g${index}`, g])) },
    inputs,
  );

  const point = new Map(
    inputs.map((value, index) => {
      const draw = typeof sample === 'function' ? sample : (sample[index] ?? anything);
      return [value, draw(random, sizeOf(value.shape))];
    }),
  );
  const results = await evaluate(point);
  expect(results.y?.dims).toEqual(y.shape);

  for (const [index, value] of inputs.entries()) {
    const gradient = results[`g${index}`];
    expect(gradient?.dims).toEqual(value.shape);
    for (let repeat = 0; repeat < 2; repeat++) {
      const direction = Float32Array.from(gradient?.data ?? [], () => (random() < 0.5 ? -1 : 1));
      const along = async (step: number) => {
        const moved = (point.get(value) ?? new Float32Array()).map((x, i) => x + step * (direction[i] ?? 0));
        const { y: there } = await evaluate(new Map(point).set(value, moved), ['y']);
        return dot(there?.data ?? [], cotangent);
      };
      const step = 0.01;
      const measured = ((await along(step)) - (await along(-step))) / (2 * step);
      const claimed = dot(gradient?.data ?? [], direction);
      const usual = Math.sqrt(dot(gradient?.data ?? [], gradient?.data ?? []));
      expect(
        Math.abs(measured - claimed),
        `input ${index}: measured ${measured}, claimed ${claimed}`,
      ).toBeLessThanOrEqual(tolerance * usual + 1e-4);
    }
  }
}

/** ∂ Σ c·f(x)² / ∂x₀ as a function, to check the gradient of a gradient. */
export function gradientOf(build: (...inputs: Value[]) => Value, wrt = 0): (...inputs: Value[]) => Value {
  return (...inputs) => {
    const y = build(...inputs);
    const target = inputs[wrt];
    const [gradient] = target ? differentiate(reduceSum(mul(y, y)), [target]) : [];
    if (!gradient) throw new Error(`No input ${wrt}.`);
    return gradient;
  };
}
