import { operation, type Value } from '../value.ts';
import { chain, mul, sub } from './arithmetic.ts';

/** y = 1/(1 + e⁻ˣ); ∂x = g·y·(1 − y). */
export function sigmoid(x: Value): Value {
  return operation('Sigmoid', [x], {
    shape: x.shape,
    gradient: (g, y) => [() => chain(g, mul(y, sub(1, y)))],
  });
}
