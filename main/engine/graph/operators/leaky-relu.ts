import { operation, type Value } from '../value.ts';
import { chain } from './arithmetic.ts';
import { greater } from './compare.ts';
import { where } from './where.ts';

/** y = x where x > 0, else αx; ∂x = g there, else αg. */
export function leakyRelu(x: Value, alpha = 0.01): Value {
  return operation('LeakyRelu', [x], {
    shape: x.shape,
    attributes: { alpha: { float: alpha } },
    gradient: (g) => [() => chain(g, where(greater(x, 0), 1, alpha))],
  });
}
