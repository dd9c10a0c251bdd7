import { operation, type Value } from '../value.ts';
import { chain, square, sub } from './arithmetic.ts';

/** y = tanh x; ∂x = g·(1 − y²). */
export function tanh(x: Value): Value {
  return operation('Tanh', [x], { shape: x.shape, gradient: (g, y) => [() => chain(g, sub(1, square(y)))] });
}
