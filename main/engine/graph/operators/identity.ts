import { operation, type Value } from '../value.ts';

/** y = x; ∂x = g. */
export function identity(x: Value): Value {
  return operation('Identity', [x], { shape: x.shape, dtype: x.dtype, gradient: (g) => [() => identity(g)] });
}
