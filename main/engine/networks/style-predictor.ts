import {
  add,
  clip,
  concat,
  div,
  log,
  matmul,
  mul,
  reduceMean,
  relu,
  reshape,
  sqrt,
  square,
  sub,
  transpose,
  type Value,
} from '../graph/index.ts';
import { taps, type Features } from './features.ts';
import { parameter, type Weights } from './weights.ts';

/** Content weights, against a style weight of 1, that the network was trained with; between them it interpolates. */
export const contentWeights = { least: 0.01, most: 1 } as const;

/** Beyond so many deviations a painting is like none that was seen, and counts as the strangest of those. */
const STRANGEST = 6;

/**
 * What the predictor looks at: the mean of each of LossNet's channels, and the logarithm of its deviation.
 * @param features of one picture. @returns [1, 2 · channels], tap by tap.
 */
export function styleStatistics(features: Features): Value {
  const parts = taps.flatMap((tap) => {
    const x = features[tap];
    const [, channels = 0, height = 1, width = 1] = x.shape;
    const count = height * width;
    const mean = reduceMean(x, [2, 3], { keepDims: true });
    const variance = mul(reduceMean(square(sub(x, mean)), [2, 3]), count / Math.max(1, count - 1));
    return [reshape(mean, [1, channels]), log(add(sqrt(variance), 1e-3))];
  });
  return concat(parts, 1);
}

/**
 * The code of a painting by its statistics (Ghiasi et al. 2017, section 3), and by how much of the photo is to be kept:
 * the network was trained for every content weight at once (Dosovitskiy & Djolonga 2020, section 3).
 * @param statistics [1, n] of {@link styleStatistics}.
 * @param knob [1, 1]: see {@link knobOf}. @returns [1, codeLength].
 */
export function predictCode(weights: Weights, statistics: Value, knob: Value): Value {
  const linear = (name: string, x: Value) => {
    const kernel = transpose(parameter(weights, `predictor.${name}.weight`), [1, 0]);
    return add(matmul(x, kernel), parameter(weights, `predictor.${name}.bias`));
  };
  const row = (name: string) => {
    const value = parameter(weights, `predictor.${name}`);
    return reshape(value, [1, value.shape[0] ?? 0]);
  };
  const usual = clip(div(sub(statistics, row('mean')), row('deviation')), -STRANGEST, STRANGEST);
  const seen = linear('second', relu(linear('first', usual)));
  return linear('third', relu(add(seen, linear('knob', knob))));
}

/** A content weight as the predictor takes it: −1 … 1 for the range that it was trained with. */
export function knobOf(contentWeight: number): number {
  const { least, most } = contentWeights;
  const middle = Math.log(least * most) / 2;
  return (Math.log(contentWeight) - middle) / (Math.log(most / least) / 2);
}
