import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomSource } from '../../image/noise.ts';
import { input, mul, reduceMean, square, sub } from '../graph/index.ts';
import type { Weights } from '../networks/weights.ts';
import { openRuntime, type Runtime } from '../runtime/runtime.ts';
import { beginning, readCheckpoint, type Trained } from './checkpoint.ts';
import { train, type Course } from './train.ts';

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: '', provider: 'cpu' })));
afterAll(() => runtime.close());

const shape = [4];
const wanted = Float32Array.of(1, -2, 3, 0.5);
const start: Weights = new Map([
  ['a', { shape, data: new Float32Array(4) }],
  ['b', { shape: [1], data: Float32Array.of(1) }],
]);

/** Learns that y = wanted · x, one x a step. */
const course = (steps: number): Course => ({
  terms: (parameters) => {
    const x = input('x', shape);
    const y = input('y', shape);
    return { off: reduceMean(square(sub(mul(mul(parameters('a'), parameters('b')), x), y))) };
  },
  batch: (step) => {
    const random = randomSource(step);
    const x = wanted.map(() => 2 * random() - 1);
    return { x: { data: x, dims: shape }, y: { data: x.map((value, i) => value * wanted[i]!), dims: shape } };
  },
  steps,
  stepSize: (step) => 0.05 / (1 + step / 100),
  bytes: 0,
});

async function trained(from: Trained, steps: number, until = steps) {
  const losses: number[] = [];
  for await (const now of train(runtime, course(steps), from)) {
    const { step, losses: terms, history, weights, checkpoint } = now;
    losses.push(terms.off!);
    // All steps' since the beginning, those before a pause among them.
    expect(history).toHaveLength(step);
    expect(history.at(-1)).toBe(terms.off);
    if (step === until) return { losses, checkpoint: checkpoint(), weights };
  }
  throw new Error('It ended before its time.');
}

test('a training finds the weights that there are to be found', async () => {
  const { losses, weights } = await trained(beginning(start), 600);
  expect(losses).toHaveLength(600);
  expect(losses[0]).toBeGreaterThan(0.1);
  expect(Math.max(...losses.slice(-20))).toBeLessThan(1e-4);
  const [a, b] = [weights.get('a')!.data, weights.get('b')!.data[0]!];
  wanted.forEach((value, i) => expect(a[i]! * b).toBeCloseTo(value, 1));
});

test('one that was stopped and goes on has the numbers of one that was not, to the bit', async () => {
  const whole = await trained(beginning(start), 40);
  const half = await trained(beginning(start), 40, 17);
  const rest = await trained(readCheckpoint(half.checkpoint, start), 40);
  expect([...half.losses, ...rest.losses]).toEqual(whole.losses);
  expect(rest.checkpoint).toEqual(whole.checkpoint);
});

test('it leaves what it begins with as it was', async () => {
  await trained(beginning(start), 3);
  expect([...start.get('a')!.data, ...start.get('b')!.data]).toEqual([0, 0, 0, 0, 1]);
});

test('a checkpoint of another network, or half of one, is refused', async () => {
  const { checkpoint } = await trained(beginning(start), 2);
  const other: Weights = new Map([['a', { shape: [2, 2], data: new Float32Array(4) }]]);
  expect(() => readCheckpoint(checkpoint, other)).toThrow("can't be gone on with");
  expect(() => readCheckpoint(checkpoint.subarray(0, -4), start)).toThrow('damaged');
});

test('a loss that is no number ends it in words', async () => {
  const broken: Course = {
    ...course(5),
    batch: () => ({
      x: { data: new Float32Array(4).fill(NaN), dims: shape },
      y: { data: new Float32Array(4), dims: shape },
    }),
  };
  await expect(train(runtime, broken, beginning(start)).next()).rejects.toMatchObject({ code: 'bad-result' });
});
