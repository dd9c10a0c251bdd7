import { operation, type Value } from '../value.ts';
import { greater } from './compare.ts';
import { gate } from './where.ts';

/** y = max(x, 0); ∂x = g where y > 0. */
export function relu(x: Value): Value {
  return operation('Relu', [x], { shape: x.shape, gradient: (g, y) => [() => gate(g, greater(y, 0))] });
}
