import {
  add,
  averagePool,
  concat,
  conv,
  leakyRelu,
  resizeNearest,
  sigmoid,
  sub,
  type Value,
} from '../graph/index.ts';
import { convolution, parameter, type Weights } from './weights.ts';

/** What the training takes off the picture, so that it lies about zero. */
const MEAN = 0.45;
const SLOPE = 0.2;

/** How far apart the taps of each block's first convolution lie, at each size from the largest on. */
const BLOCKS = [[], [1], [1, 2], [1, 2, 4, 1], [1, 2, 4, 2]] as const;

/** The same on the way up; the smallest has none. */
const UP_BLOCKS = [[1], [1], [1, 2], [1, 2]] as const;

/** Sides of the pictures are multiples of it. */
export const completionStep = 2 ** (BLOCKS.length - 1);

/**
 * Proposes what a hole hides: a residual U-Net that is shown at each size on the way up where the hole is (after Pathak
 * et al. 2016). N3HW RGB 0…1, all of it a proposal; what is known comes back only roughly.
 * @param picture N3HW RGB 0…1, the hole filled with the mean of what is known.
 * @param mask N1HW, 1 in the hole.
 * @throws UserError bad-model where the file holds another network.
 */
export function completion(weights: Weights, picture: Value, mask: Value): Value {
  /** What each size saw on the way down, and how much of it is hole; the largest last. */
  let seen: readonly { readonly size: number; readonly x: Value; readonly mask: Value }[] = [];
  let missing = mask;
  let x = convolution(weights, 'first', concat([sub(picture, MEAN), mask], 1));
  BLOCKS.forEach((dilations, size) => {
    if (size > 0) {
      seen = [{ size: size - 1, x, mask: missing }, ...seen];
      missing = averagePool(missing, 2);
      x = halve(weights, `down.${size - 1}`, leakyRelu(x, SLOPE));
    }
    x = blocks(weights, `encode.${size}`, x, dilations);
  });
  for (const { size, ...before } of seen) {
    const below = convolution(weights, `up.${size}`, resizeNearest(leakyRelu(x, SLOPE), 2));
    const beside = convolution(weights, `skip.${size}`, concat([before.x, before.mask], 1));
    x = blocks(weights, `decode.${size}`, add(below, beside), UP_BLOCKS[size] ?? []);
  }
  return sigmoid(convolution(weights, 'last', leakyRelu(x, SLOPE)));
}

function halve(weights: Weights, name: string, x: Value): Value {
  const bias = parameter(weights, `${name}.bias`);
  return conv(x, parameter(weights, `${name}.weight`), bias, { strides: [2, 2], pads: [1, 1, 1, 1] });
}

/** Each adds to x what two convolutions make of it. */
function blocks(weights: Weights, name: string, x: Value, dilations: readonly number[]): Value {
  return dilations.reduce((sum, dilation, i) => {
    const kernel = parameter(weights, `${name}.${i}.a.weight`);
    const bias = parameter(weights, `${name}.${i}.a.bias`);
    const pads = [dilation, dilation, dilation, dilation] as const;
    const inner = conv(leakyRelu(sum, SLOPE), kernel, bias, { dilations: [dilation, dilation], pads });
    return add(sum, convolution(weights, `${name}.${i}.b`, leakyRelu(inner, SLOPE)));
  }, x);
}
