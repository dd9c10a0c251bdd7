import { at, axisOf, GraphError, text, type Shape } from '../shape.ts';
import { integers, operation, type Value } from '../value.ts';
import { pad } from './pad.ts';
import { reshape } from './reshape.ts';

/** One axis of a slice, as Python's `start:end:step`: negative positions count from the end. */
export interface Range {
  readonly axis: number;
  readonly start?: number;
  readonly end?: number;
  readonly step?: number;
}

/** y = the chosen part of x; ∂x = g in its place, zeros around (and between, for steps). */
export function slice(x: Value, ranges: readonly Range[]): Value {
  const cuts = ranges.map((range) => cut(x.shape, range)).filter((one) => !one.whole);
  if (cuts.length === 0) return x;
  const shape = x.shape.map((size, axis) => cuts.find((one) => one.axis === axis)?.count ?? size);
  const list = (pick: (one: Cut) => number) => integers(cuts.map(pick));
  return operation(
    'Slice',
    [x, list((c) => c.start), list((c) => c.end), list((c) => c.axis), list((c) => c.step)],
    {
      shape,
      dtype: x.dtype,
      gradient: (g) => [() => cuts.reduce((part, one) => putBack(part, one, x.shape), g)],
    },
  );
}

/** x in reverse order along the axes. */
export function flip(x: Value, axes: readonly number[]): Value {
  return slice(
    x,
    axes.map((axis) => ({ axis, step: -1 })),
  );
}

interface Cut {
  readonly axis: number;
  readonly start: number;
  /** One past the last, in ONNX's way of writing it. */
  readonly end: number;
  readonly step: number;
  readonly count: number;
  readonly whole: boolean;
}

function cut(shape: Shape, range: Range): Cut {
  const axis = axisOf('Slice', range.axis, shape.length);
  const size = at(shape, axis);
  const { step = 1 } = range;
  const [lowest, highest] = step > 0 ? [0, size] : [-1, size - 1];
  const place = (position: number) =>
    Math.min(highest, Math.max(lowest, position < 0 ? position + size : position));
  const start = range.start === undefined ? (step > 0 ? lowest : highest) : place(range.start);
  const end = range.end === undefined ? (step > 0 ? highest : lowest) : place(range.end);
  const count = Math.ceil((end - start) / step);
  if (!Number.isInteger(step) || !(count > 0)) {
    throw new GraphError(`Slice: ${start}:${end}:${step} of axis ${axis} leaves nothing of ${text(shape)}.`);
  }
  // "Before the first" cannot be −1 in the file: that is the last. ONNX clamps anything lower.
  return { axis, start, end: end < 0 ? -size - 1 : end, step, count, whole: step === 1 && count === size };
}

/** The transpose of one cut: each step widened by zeros, then zeros before and after. */
function putBack(g: Value, { axis, start, step, count }: Cut, full: Shape): Value {
  if (step < 0) {
    const first = start + (count - 1) * step;
    return putBack(flip(g, [axis]), { axis, start: first, end: 0, step: -step, count, whole: false }, full);
  }
  const size = at(full, axis);
  const spread = step === 1 ? g : spreadOut(g, axis, step);
  const length = (count - 1) * step + 1;
  const rank = g.shape.length;
  const pads = Array.from({ length: 2 * rank }, () => 0);
  pads[axis] = start;
  pads[rank + axis] = size - start - length;
  return pad(slice(spread, [{ axis, end: length }]), pads);
}

/** step − 1 zeros after every element along the axis. */
function spreadOut(g: Value, axis: number, step: number): Value {
  const apart = [...g.shape.slice(0, axis + 1), 1, ...g.shape.slice(axis + 1)];
  const pads = Array.from({ length: 2 * apart.length }, () => 0);
  pads[apart.length + axis + 1] = step - 1;
  const wide = g.shape.map((size, index) => (index === axis ? size * step : size));
  return reshape(pad(reshape(g, apart), pads), wide);
}
