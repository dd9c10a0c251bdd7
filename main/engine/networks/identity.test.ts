import { afterAll, beforeAll, expect, test } from 'vitest';
import { gaussian, randomSource } from '../../image/noise.ts';
import { differentiate, encode, input, reduceMean, square } from '../graph/index.ts';
import { openRuntime, type Runtime } from '../runtime/runtime.ts';
import golden from './identity-golden.json' with { type: 'json' };
import { identityNetwork, identityShapes, identitySizes, untrainedIdentity } from './identity.ts';
import { fixed } from './weights.ts';

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: '', provider: 'cpu' })));
afterAll(() => runtime.close());

const uniform = (count: number, seed: number, size = 1) => {
  const random = randomSource(seed);
  return Float32Array.from({ length: count }, () => Math.fround(2 * random() - 1) * size);
};
const norm = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

test('output and gradients of all weights are PyTorch’s', async () => {
  const shapes = [...identityShapes(128)];
  const feeds = new Map(
    shapes.map(([name, shape], i) => {
      const count = shape.reduce((product, side) => product * side, 1);
      const fan = shape.slice(1).reduce((product, side) => product * side, 1);
      const [layer, isBias] = [i >> 1, shape.length === 1];
      const data = uniform(count, isBias ? layer + 100 : layer, isBias ? 0.1 : Math.sqrt(6 / fan));
      return [name, { data, dims: shape }] as const;
    }),
  );
  const faces = input('faces', [1, 3, 128, 128]);
  const values = new Map(shapes.map(([name, shape]) => [name, input(name, shape)]));
  const made = identityNetwork((name) => values.get(name)!, 128, faces);
  const loss = reduceMean(square(made));
  const gradients = differentiate(loss, [...values.values()]);
  const session = await runtime.open(
    encode({ made, loss, ...Object.fromEntries(shapes.map(([name], i) => [`∂${name}`, gradients[i]!])) }),
    0,
  );
  const face = uniform(3 * 128 * 128, 999).map((value) => 0.5 + 0.5 * value);
  const found = await session.run({
    ...Object.fromEntries(feeds),
    faces: { data: face, dims: faces.shape },
  });
  expect(found.loss![0]).toBeCloseTo(golden.loss, 4);
  expect(norm(found.made!)).toBeCloseTo(golden.output.norm, 1);
  golden.output.middle.forEach((value, c) => {
    expect(found.made![c * 128 * 128 + 64 * 128 + 64]).toBeCloseTo(value, 3);
  });
  const known = golden.gradients as unknown as Record<string, [norm: number, middle: number]>;
  expect(shapes.map(([name]) => name).sort()).toEqual(Object.keys(known).sort());
  for (const [name, [wanted, middle]] of Object.entries(known)) {
    const gradient = found[`∂${name}`]!;
    expect(norm(gradient) / wanted, name).toBeCloseTo(1, 3);
    const scale = wanted / Math.sqrt(gradient.length);
    expect((gradient[gradient.length >> 1]! - middle) / scale, name).toBeCloseTo(0, 2);
  }
});

test('a network that has learnt nothing leaves faces as they are, at both sizes', async () => {
  for (const size of identitySizes) {
    const faces = input('faces', [1, 3, size, size]);
    const weights = untrainedIdentity(size, gaussian(randomSource(1)));
    const model = encode({ made: identityNetwork(fixed(weights), size, faces) });
    const session = await runtime.open(model, 0);
    const data = uniform(3 * size * size, 1);
    const { made } = await session.run({ faces: { data, dims: faces.shape } });
    expect(made!.findIndex((value, i) => value !== data[i])).toBe(-1);
    await session.release();
  }
});
