import { GraphError, sameShape, sizeOf, text, type Shape } from '../shape.ts';
import { integers, operation, type Value } from '../value.ts';

/** The same numbers in another shape; −1 stands for the size that is left. ∂x = g in x's shape. */
export function reshape(x: Value, shape: Shape): Value {
  const known = shape.reduce((product, size) => (size === -1 ? product : product * size), 1);
  const full = shape.map((size) => (size === -1 ? sizeOf(x.shape) / known : size));
  if (
    shape.filter((size) => size === -1).length > 1 ||
    sizeOf(full) !== sizeOf(x.shape) ||
    !full.every(Number.isInteger)
  ) {
    throw new GraphError(`Reshape: ${text(x.shape)} does not fit ${text(shape)}.`);
  }
  if (sameShape(x.shape, full)) return x;
  return operation('Reshape', [x, integers(full)], {
    shape: full,
    dtype: x.dtype,
    gradient: (g) => [() => reshape(g, x.shape), null],
  });
}
