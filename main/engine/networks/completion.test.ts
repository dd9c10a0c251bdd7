import { afterAll, expect, test } from 'vitest';
import { formulaPhoto } from '../../image/formula-pictures.testing.ts';
import { encode, input } from '../graph/index.ts';
import { openRuntime } from '../runtime/runtime.ts';
import { completion } from './completion.ts';
import { formulaWeights } from './formula-weights.testing.ts';

const runtime = await openRuntime({ models: '', provider: 'cpu' });
afterAll(() => runtime.close());

/** Every 199th value of what the network of `models/recipes/completion` gives in PyTorch, in float64. */
const expected = [
  0.50007, 0.43606, 0.55955, 0.37634, 0.55421, 0.48789, 0.5304, 0.66436, 0.55193, 0.57762, 0.46498, 0.62728,
  0.48073, 0.49431, 0.42709, 0.06729, 0.61706, 0.57274, 0.39455, 0.56616, 0.44833, 0.44991, 0.47937, 0.98523,
];

test('with weights by a formula it gives what PyTorch gives', async () => {
  const weights = await formulaWeights('completion');
  const [width, height] = [48, 32];
  const photo = formulaPhoto(width, height).data;
  const hole = new Float32Array(width * height);
  for (let y = 6; y < 23; y++) hole.fill(1, y * width + 10, y * width + 30);
  const picture = input('picture', [1, 3, height, width]);
  const mask = input('mask', [1, 1, height, width]);
  const session = await runtime.open(encode({ proposal: completion(weights, picture, mask) }), 0);
  const { proposal } = await session.run({
    picture: { data: photo.map((v, i) => (hole[i % hole.length] === 1 ? 0.4 : v)), dims: picture.shape },
    mask: { data: hole, dims: mask.shape },
  });
  await session.release();
  const found = proposal!.filter((_, i) => i % 199 === 0);
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 3));
});
