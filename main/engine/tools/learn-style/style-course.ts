import { randomSource } from '../../../image/noise.ts';
import type { Planes } from '../../../image/pixels.ts';
import { add, constant, input, mul, slice, type Array4, type Value } from '../../graph/index.ts';
import { contentLoss } from '../../losses/content.ts';
import { gram, styleLoss } from '../../losses/gram.ts';
import { totalVariation } from '../../losses/total-variation.ts';
import type { FeatureNetwork, Tap } from '../../networks/features.ts';
import { contentWeights, knobOf } from '../../networks/style-predictor.ts';
import type { Course } from '../../train/train.ts';
import type { Learner } from './learner.ts';

/** The layer that stands for a photo's content, as in descent. */
export const CONTENT = 'relu4_1' as const satisfies Tap;
/** Crops in a step. */
export const BATCH = 2;

/** As in the training of the weights that ship: `models/recipes/fast-style`. */
const BALANCE = { at: 0.1, all: 0.2, smoothness: 0.01 };

/** Adam's steps at first, for the numbers of a code, a network that is changed, and one that begins with nothing. */
const STEP_SIZE = { code: 0.01, network: 2e-4, scratch: 1e-3 };
/** What is left of them in the end. */
const LAST = 0.05;

/** A square part of a photo, and what its content is: features [1, c, side / 8, side / 8]. */
export interface Crop {
  readonly photo: Planes;
  readonly content: Float32Array;
}

/** What a painting's Gram matrices are at each tap, [n, n]. */
export type Grams = Readonly<Record<Tap, Array4>>;

export interface StyleCourse {
  readonly learns: keyof typeof STEP_SIZE;
  readonly side: number;
  readonly steps: number;
  readonly seed: number;
}

/** What a step is fed, by name. */
const names = {
  photos: 'photos',
  content: 'content',
  knob: 'knob',
  style: 'style weight',
  kept: 'content weight',
};

/**
 * How a style is learnt (Johnson, Alahi & Fei-Fei 2016, section 3.2, with descent's own losses): photos are painted, and
 * what is trained descends on how far they are from the painting's statistics and from the photos' content. Each step has
 * its own content weight (Dosovitskiy & Djolonga 2020, section 3), so that the knob goes on acting.
 */
export function styleCourse(
  network: FeatureNetwork,
  learner: Learner,
  grams: Grams,
  crops: readonly Crop[],
  { learns, side, steps, seed }: StyleCourse,
): Course {
  return {
    terms: (trained) => styleTerms(network, learner.painter(trained), grams, side),
    batch: practise(crops, side, seed),
    steps,
    stepSize: (step, name) => {
      const first = STEP_SIZE[name.startsWith('transform.') ? learns : 'code'];
      const left = (1 + Math.cos((Math.PI * (step - 1)) / steps)) / 2;
      return first * (LAST + (1 - LAST) * left);
    },
    bytes: 2 * BATCH * side * side * network.bytesPerPixel,
  };
}

/** The weighted losses of a batch: relative Gram matrices at all taps, content, and total variation. */
export function styleTerms(
  network: FeatureNetwork,
  painter: ReturnType<Learner['painter']>,
  grams: Grams,
  side: number,
  count = BATCH,
): Record<string, Value> {
  const photos = input(names.photos, [count, 3, side, side]);
  const made = painter.network.paint(photos, painter.code(input(names.knob, [1, 1])));
  const found = network.features(made);
  const wanted = input(names.content, found[CONTENT].shape);
  const pictures = Array.from({ length: count }, (_, i) => i);
  const mean = (of: (i: number) => Value) =>
    mul(
      pictures.map(of).reduce((sum, each) => add(sum, each)),
      1 / count,
    );
  const part = (value: Value, i: number) => slice(value, [{ axis: 0, start: i, end: i + 1 }]);
  const style = mean((i) =>
    network.taps
      .map((tap) => {
        const { data, dims } = grams[tap];
        return styleLoss(gram(part(found[tap], i)), constant(data, dims));
      })
      .reduce((sum, each) => add(sum, each)),
  );
  const content = mean((i) => contentLoss(part(found[CONTENT], i), part(wanted, i)));
  return {
    style: mul(style, input(names.style, [])),
    content: mul(content, input(names.kept, [])),
    smoothness: mul(totalVariation(made), BALANCE.smoothness / count),
  };
}

/** Balanced so that a step counts about as much whatever its content weight w: 0.2 · (style + w · content) / (0.1 + w). */
export function feedsFor(contentWeight: number, taps: number): Record<string, Array4> {
  const balance = BALANCE.all / (BALANCE.at + contentWeight);
  const scalar = (value: number): Array4 => ({ data: Float32Array.of(value), dims: [] });
  return {
    [names.knob]: { data: Float32Array.of(knobOf(contentWeight)), dims: [1, 1] },
    [names.style]: scalar(balance / taps),
    [names.kept]: scalar(balance * contentWeight),
  };
}

/** Photos and their content as a batch. */
export function batchOf(crops: readonly Crop[], side: number): Record<string, Array4> {
  const joined = (parts: readonly Float32Array[]) => {
    const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  };
  const content = joined(crops.map((crop) => crop.content));
  const small = side / 8;
  return {
    [names.photos]: {
      data: joined(crops.map(({ photo }) => photo.data)),
      dims: [crops.length, 3, side, side],
    },
    [names.content]: {
      data: content,
      dims: [crops.length, content.length / crops.length / small / small, small, small],
    },
  };
}

/**
 * Batches of crops drawn at random, and content weights that cover their range evenly from step to step, in orders of
 * magnitude. A step is always given the same.
 */
function practise(crops: readonly Crop[], side: number, seed: number) {
  const { least, most } = contentWeights;
  const start = randomSource(seed)();
  return (step: number): Record<string, Array4> => {
    const random = randomSource(Math.imul(step, 0x9e3779b1) ^ seed);
    const drawn = Array.from({ length: BATCH }, () => crops[Math.floor(random() * crops.length)]);
    const found = drawn.filter((crop) => crop !== undefined);
    if (found.length < BATCH) throw new Error('There is something to practise on.');
    // Multiples of the golden ratio lie evenly, however many there are.
    const share = (start + step * ((Math.sqrt(5) - 1) / 2)) % 1;
    return { ...batchOf(found, side), ...feedsFor(least * (most / least) ** share, 5) };
  };
}
