import { operation, type Value } from '../value.ts';
import { add, chain } from './arithmetic.ts';
import { greater } from './compare.ts';
import { where } from './where.ts';

/** y = x where x > 0, else α(eˣ − 1); ∂x = g there, else g·(y + α). (Clevert et al. 2016, eq. 15.) */
export function elu(x: Value, alpha = 1): Value {
  return operation('Elu', [x], {
    shape: x.shape,
    attributes: { alpha: { float: alpha } },
    gradient: (g, y) => [() => chain(g, where(greater(x, 0), 1, add(y, alpha)))],
  });
}
