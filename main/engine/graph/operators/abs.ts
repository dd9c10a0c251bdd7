import { operation, type Value } from '../value.ts';
import { chain } from './arithmetic.ts';

/** y = |x|; ∂x = g·sign(x), 0 at 0. */
export function abs(x: Value): Value {
  return operation('Abs', [x], { shape: x.shape, gradient: (g) => [() => chain(g, sign(x))] });
}

/** y = −1, 0 or 1; flat wherever it has a gradient. */
export function sign(x: Value): Value {
  return operation('Sign', [x], { shape: x.shape, gradient: () => [null] });
}
