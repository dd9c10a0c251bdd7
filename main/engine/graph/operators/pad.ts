import { at, GraphError, text } from '../shape.ts';
import { integers, operation, scalar, type Value } from '../value.ts';
import { add } from './arithmetic.ts';
import { flip, slice } from './slice.ts';

export interface PadOptions {
  /** `reflect` mirrors at the outermost element without repeating it. Default: constant. */
  readonly mode?: 'constant' | 'reflect';
  /** What `constant` fills with. Default: 0. */
  readonly value?: number;
}

/**
 * y = x with a border. `pads` is in ONNX order: what comes before each axis, then what comes after each.
 * ∂x = g without its border; for `reflect` the border is folded back onto what it mirrored.
 */
export function pad(x: Value, pads: readonly number[], options: PadOptions = {}): Value {
  const { mode = 'constant', value = 0 } = options;
  const rank = x.shape.length;
  if (pads.length !== 2 * rank || pads.some((size) => size < 0 || !Number.isInteger(size))) {
    throw new GraphError(`Pad: ${text(pads)} are no ${2 * rank} borders for ${text(x.shape)}.`);
  }
  if (mode === 'reflect' && pads.some((size, index) => size >= at(x.shape, index % rank))) {
    throw new GraphError(`Pad: ${text(pads)} reflects more than there is of ${text(x.shape)}.`);
  }
  if (pads.every((size) => size === 0)) return x;
  const fill = mode === 'constant' ? [scalar(value)] : [];
  return operation('Pad', [x, integers(pads), ...fill], {
    shape: x.shape.map((size, axis) => size + at(pads, axis) + at(pads, axis + rank)),
    attributes: { mode: { string: mode } },
    gradient: (g) => [
      () =>
        x.shape.reduce((part, size, axis) => {
          const before = at(pads, axis);
          const after = at(pads, axis + rank);
          const inner = slice(part, [{ axis, start: before, end: before + size }]);
          return mode === 'constant' ? inner : foldBack(part, inner, axis, before, after);
        }, g),
      null,
      null,
    ],
  });
}

/** inner[1 … before] += the mirrored border before it, inner[−1 − after … −2] += the one after it. */
function foldBack(g: Value, inner: Value, axis: number, before: number, after: number): Value {
  const rank = inner.shape.length;
  const size = at(inner.shape, axis);
  const place = (part: Value, start: number) => {
    const pads = Array.from({ length: 2 * rank }, () => 0);
    pads[axis] = start;
    pads[rank + axis] = size - start - at(part.shape, axis);
    return pad(flip(part, [axis]), pads);
  };
  let sum = inner;
  if (before > 0) sum = add(sum, place(slice(g, [{ axis, end: before }]), 1));
  if (after > 0) sum = add(sum, place(slice(g, [{ axis, start: -after }]), size - 1 - after));
  return sum;
}
