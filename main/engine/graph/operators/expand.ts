/** Broadcasting spelt out, and its transpose: the sum over the broadcast axes. */
import { broadcast, GraphError, sameShape, text, type Shape } from '../shape.ts';
import { integers, operation, scalar, type Value } from '../value.ts';
import { reduceSum } from './reduce.ts';
import { reshape } from './reshape.ts';

/** y = x repeated along axes of size 1 until it has `shape`; ∂x = g summed over those axes. */
export function expand(x: Value, shape: Shape): Value {
  if (sameShape(x.shape, shape)) return x;
  if (!sameShape(broadcast('Expand', x.shape, shape), shape)) {
    throw new GraphError(`Expand: ${text(x.shape)} does not broadcast to ${text(shape)}.`);
  }
  return operation('Expand', [x, integers(shape)], {
    shape,
    dtype: x.dtype,
    gradient: (g) => [() => sumTo(g, x.shape), null],
  });
}

/** x summed over the axes that were broadcast from `shape`: what the gradient of broadcasting needs. */
export function sumTo(x: Value, shape: Shape): Value {
  if (sameShape(x.shape, shape)) return x;
  const extra = x.shape.length - shape.length;
  const axes = x.shape.flatMap((size, axis) =>
    axis < extra || (shape[axis - extra] === 1 && size !== 1) ? [axis] : [],
  );
  return reshape(reduceSum(x, axes, { keepDims: true }), shape);
}

export function zeros(shape: Shape): Value {
  return expand(scalar(0), shape);
}
