import { UserError } from '../errors.ts';
import { conv, weight, type Value } from '../graph/index.ts';
import type { Tensor } from './safetensors.ts';

/** A network's trained tensors, by name. */
export type Weights = ReadonlyMap<string, Tensor>;

function tensor(weights: Weights, name: string): Value {
  const found = weights.get(name);
  if (!found)
    throw new UserError(
      'bad-model',
      `The model has no tensor called ${name}: it belongs to another network.`,
    );
  return weight(name, found.data, found.shape);
}

/** The convolution called `name`, with its bias, padded so that the size stays. x NCHW. */
export function convolution(weights: Weights, name: string, x: Value): Value {
  const kernel = tensor(weights, `${name}.weight`);
  const pad = Math.floor((kernel.shape[2] ?? 1) / 2);
  return conv(x, kernel, tensor(weights, `${name}.bias`), { pads: [pad, pad, pad, pad] });
}
