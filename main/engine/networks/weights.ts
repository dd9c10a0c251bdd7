import { explain } from '../../errors/explain.ts';
import { conv, weight, type Value } from '../graph/index.ts';
import type { Tensor } from './safetensors.ts';

/** A network's trained tensors, by name. */
export type Weights = ReadonlyMap<string, Tensor>;

/** @throws UserError bad-model. */
export function tensor(weights: Weights, name: string): Tensor {
  const found = weights.get(name);
  if (found) return found;
  throw explain('bad-model.tensor', { name });
}

export function parameter(weights: Weights, name: string): Value {
  const { data, shape } = tensor(weights, name);
  return weight(name, data, shape);
}

/** The convolution called `name`, with its bias, padded so that the size stays. x NCHW. */
export function convolution(weights: Weights, name: string, x: Value): Value {
  const kernel = parameter(weights, `${name}.weight`);
  const pad = Math.floor((kernel.shape[2] ?? 1) / 2);
  return conv(x, kernel, parameter(weights, `${name}.bias`), { pads: [pad, pad, pad, pad] });
}

/**
 * The convolution called `name`, with its bias where it has one, padded as TensorFlow's `SAME` does: with a stride, the
 * odd one of the zeros lies at the end. x NCHW, its sides multiples of the stride.
 */
export function sameConvolution(weights: Weights, name: string, x: Value, stride = 1, groups = 1): Value {
  const kernel = parameter(weights, `${name}.weight`);
  const bias = weights.has(`${name}.bias`) ? parameter(weights, `${name}.bias`) : undefined;
  const padding = (kernel.shape[2] ?? 1) - stride;
  const [before, after] = padding > 0 ? [Math.floor(padding / 2), Math.ceil(padding / 2)] : [0, 0];
  const pads = [before, before, after, after] as const;
  return conv(x, kernel, bias, { groups, strides: [stride, stride], pads });
}

/** A network's parameters by their names, as values to build it with: fixed ones, or those that a training changes. */
export type Parameters = (name: string) => Value;

export function fixed(weights: Weights): Parameters {
  return (name) => parameter(weights, name);
}
