/** Sum, mean and maximum over axes; over all of them, to a scalar, when none are given. */
import { at, axisOf, sizeOf, type Shape } from '../shape.ts';
import { integers, operation, type Value } from '../value.ts';
import { chain, div, mul } from './arithmetic.ts';
import { cast } from './cast.ts';
import { equal } from './compare.ts';
import { expand } from './expand.ts';
import { reshape } from './reshape.ts';

export interface ReduceOptions {
  /** Keep the summed axes with size 1. Default: drop them. */
  readonly keepDims?: boolean;
}

/** y = Σ x; ∂x = g, spread over the summed axes. */
export function reduceSum(x: Value, axes?: readonly number[], options: ReduceOptions = {}): Value {
  const over = reduction('ReduceSum', x.shape, axes, options);
  if (over.axes.length === 0) return x;
  // From opset 13 on the axes of ReduceSum are an input; those of its siblings stay attributes until 18.
  return operation('ReduceSum', [x, integers(over.axes)], {
    shape: over.shape,
    dtype: x.dtype,
    attributes: { keepdims: over.keepdims },
    gradient: (g) => [() => expand(reshape(g, over.kept), x.shape), null],
  });
}

/** y = Σ x / n; ∂x = g / n, spread over the averaged axes. */
export function reduceMean(x: Value, axes?: readonly number[], options: ReduceOptions = {}): Value {
  const over = reduction('ReduceMean', x.shape, axes, options);
  if (over.axes.length === 0) return x;
  return operation('ReduceMean', [x], {
    shape: over.shape,
    attributes: { axes: { ints: over.axes }, keepdims: over.keepdims },
    gradient: (g) => [() => expand(reshape(chain(g, 1 / over.count), over.kept), x.shape)],
  });
}

/** y = max x; ∂x = g where x is the maximum, shared equally where several are. */
export function reduceMax(x: Value, axes?: readonly number[], options: ReduceOptions = {}): Value {
  const over = reduction('ReduceMax', x.shape, axes, options);
  if (over.axes.length === 0) return x;
  return operation('ReduceMax', [x], {
    shape: over.shape,
    attributes: { axes: { ints: over.axes }, keepdims: over.keepdims },
    gradient: (g, y) => [
      () => {
        const isMax = cast(equal(x, reshape(y, over.kept)), 'float32');
        const share = div(reshape(g, over.kept), reduceSum(isMax, over.axes, { keepDims: true }));
        return mul(share, isMax);
      },
    ],
  });
}

function reduction(op: string, shape: Shape, axes: readonly number[] | undefined, options: ReduceOptions) {
  const all = axes
    ? [...new Set(axes.map((axis) => axisOf(op, axis, shape.length)))].sort((a, b) => a - b)
    : [...shape.keys()];
  const kept = shape.map((size, axis) => (all.includes(axis) ? 1 : size));
  return {
    axes: all,
    kept,
    shape: options.keepDims ? kept : shape.filter((_, axis) => !all.includes(axis)),
    keepdims: { int: options.keepDims ? 1 : 0 },
    count: sizeOf(all.map((axis) => at(shape, axis))),
  };
}
