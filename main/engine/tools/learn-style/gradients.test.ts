import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../../scripts/root.ts';
import { formulaPhoto, formulaStyle, mix } from '../../../image/formula-pictures.testing.ts';
import type { Planes } from '../../../image/pixels.ts';
import { constant, encode, input, reduceMean, square, sub } from '../../graph/index.ts';
import { loadLossnet, loadWeights } from '../../networks/load.ts';
import { knobOf } from '../../networks/style-predictor.ts';
import { transform, transformShapes } from '../../networks/transform.ts';
import type { Weights } from '../../networks/weights.ts';
import { measureGrams } from '../../optimise/grams.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { beginning } from '../../train/checkpoint.ts';
import { train, type Course } from '../../train/train.ts';
import { lookAt } from '../restyle/style-code.ts';
import golden from './gradients-golden.json' with { type: 'json' };
import { learnCode, learnNetwork, type Learner } from './learner.ts';
import { batchOf, CONTENT, feedsFor, styleTerms, type Crop, type Grams } from './style-course.ts';

/** What PyTorch has of a gradient: `models/recipes/fast-style/golden.py`. */
interface Known {
  readonly norm: number;
  readonly products: readonly number[];
  readonly values: readonly number[];
}
interface Golden {
  readonly losses: Readonly<Record<string, number>>;
  readonly gradients: Readonly<Record<string, Known>>;
}

/** Of the content, against a style weight of 1. */
const WEIGHT = 0.05;
const SIDE = 32;

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' })));
afterAll(() => runtime.close());

/** Numbers that are like none of their neighbours, in half the deviation of He et al. 2015. */
function byFormula(name: string, shape: readonly number[]): Float32Array {
  const fan = shape.length > 1 ? shape.slice(1).reduce((a, b) => a * b, 1) : 4;
  const length = shape.reduce((a, b) => a * b, 1);
  const at = (i: number) => Math.sin(name.length + 0.7 * i + 0.01 * i * i) / Math.sqrt(fan);
  return Float32Array.from({ length }, (_, i) => at(i));
}

function filled(shapes: Iterable<readonly [string, readonly number[]]>): Weights {
  return new Map([...shapes].map(([name, shape]) => [name, { shape, data: byFormula(name, shape) }]));
}

/** The losses of a course's first step, and the gradients that it is taken by. */
async function firstStep(course: Pick<Course, 'terms' | 'batch'>, weights: Weights) {
  const start = beginning(weights);
  const steps = train(runtime, { ...course, steps: 1, stepSize: () => 0, bytes: 0 }, start);
  const { value } = await steps.next();
  await steps.return();
  // Adam's mean is a tenth of the first gradient.
  const gradients = new Map([...start.memory].map(([name, { mean }]) => [name, mean.map((m) => 10 * m)]));
  return { losses: value!.losses, gradients };
}

function expectPyTorchs(found: Awaited<ReturnType<typeof firstStep>>, { losses, gradients }: Golden): void {
  expect(Object.keys(found.losses)).toEqual(Object.keys(losses));
  for (const [name, loss] of Object.entries(losses))
    expect(Math.abs(found.losses[name]! / loss - 1), name).toBeLessThan(1e-3);
  expect([...found.gradients.keys()].sort()).toEqual(Object.keys(gradients).sort());
  for (const [name, known] of Object.entries(gradients)) {
    // A bias before an instance norm counts for nothing, by the measure of its kernel.
    const { norm } = known.norm === 0 ? gradients[name.replace('.bias', '.weight')]! : known;
    expect(furthest(found.gradients.get(name)!, known, norm), name).toBeLessThan(1e-3);
  }
}

/** How far a gradient is from a known one, by its norm; single values by the norm of one like the others. */
function furthest(gradient: Float32Array, known: Known, norm: number): number {
  const product = (wave: (i: number) => number) => gradient.reduce((sum, g, i) => sum + g * wave(i), 0);
  const every = Math.max(1, Math.floor(gradient.length / 9));
  return Math.max(
    Math.abs(Math.sqrt(product((i) => gradient[i]!)) - known.norm) / norm,
    Math.abs(product((i) => Math.sin(0.3 * i + 1)) - known.products[0]!) / norm,
    Math.abs(product((i) => Math.cos(1.7 * i)) - known.products[1]!) / norm,
    ...known.values.map(
      (value, i) => (Math.abs(gradient[i * every]! - value) * Math.sqrt(gradient.length)) / norm,
    ),
  );
}

/** A network of two residual blocks with few channels, and its code. */
function smallNetwork(): Learner {
  const weights = filled(transformShapes(4, 2));
  const length = [transform(weights).codeLength];
  const code = { offset: byFormula('offset', length), slope: byFormula('slope', length) };
  return learnNetwork({ kind: 'own', output: 'sigmoid', weights }, code, 'network');
}

/** Two photos after a painting, and how far they are from it and from themselves. */
async function course(learner: Learner): Promise<Pick<Course, 'terms' | 'batch'>> {
  const network = await loadLossnet(runtime);
  const grams: Grams = await measureGrams(runtime, network, formulaStyle(64, 48), () => undefined);
  const photo = formulaPhoto(SIDE, SIDE);
  const crops = [await cropOf(photo), await cropOf(mix(0.5, photo, 0.5, formulaStyle(SIDE, SIDE)))];
  return {
    terms: (trained) => styleTerms(network, learner.painter(trained), grams, SIDE),
    batch: () => ({ ...batchOf(crops, SIDE), ...feedsFor(WEIGHT, network.taps.length) }),
  };
}

async function cropOf(photo: Planes): Promise<Crop> {
  const picture = input('picture', [1, 3, SIDE, SIDE]);
  const { [CONTENT]: content } = (await loadLossnet(runtime)).features(picture);
  const session = await runtime.open(encode({ content }), 0);
  const found = await session.run({ picture: { data: photo.data, dims: picture.shape } });
  await session.release();
  return { photo, content: found.content! };
}

test('the gradients of all weights of a transform network and of its code are PyTorch’s', async () => {
  const learner = smallNetwork();
  const [photo, wanted] = [formulaPhoto(48, 32), formulaStyle(48, 32)];
  const dims = [1, 3, 32, 48];
  const knob = constant([knobOf(WEIGHT)], [1, 1]);
  const found = await firstStep(
    {
      terms: (trained) => {
        const { network, code } = learner.painter(trained);
        const made = network.paint(input('photo', dims), code(knob));
        return { off: reduceMean(square(sub(made, constant(wanted.data, dims)))) };
      },
      batch: () => ({ photo: { data: photo.data, dims } }),
    },
    learner.start,
  );
  expectPyTorchs(found, golden.network);
});

test('so are those by which a style’s own network is learnt', async () => {
  const learner = smallNetwork();
  expectPyTorchs(await firstStep(await course(learner), learner.start), golden.own);
});

test('so are those by which a code for the network that ships is learnt, beside what is predicted', async () => {
  const shapes = [...(await loadWeights(runtime, 'fast-style'))].map(
    ([name, { shape }]) => [name, shape] as const,
  );
  const weights = filled(shapes);
  const deviation = weights.get('predictor.deviation')!;
  deviation.data.forEach((value, i, all) => (all[i] = Math.abs(value) + 0.5));
  const length = [transform(weights).codeLength];
  const code = { offset: byFormula('offset', length), slope: byFormula('slope', length) };
  const statistics = await lookAt(runtime, formulaStyle(64, 48));
  const learner = learnCode({ weights, sha256: '' }, statistics, code);
  expectPyTorchs(await firstStep(await course(learner), learner.start), golden.code);
});
