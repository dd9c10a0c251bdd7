import { broadcast, GraphError } from '../shape.ts';
import { asValue, operation, type Operand, type Value } from '../value.ts';
import { mul } from './arithmetic.ts';
import { cast } from './cast.ts';
import { sumTo } from './expand.ts';

/** y = a where the condition holds, else b; ∂a = g there, ∂b = g elsewhere. */
export function where(condition: Value, a: Operand, b: Operand): Value {
  const [yes, no] = [asValue(a), asValue(b)];
  if (condition.dtype !== 'bool')
    throw new GraphError(`Where: the condition is ${condition.dtype}, not bool.`);
  if (yes.dtype !== no.dtype) throw new GraphError(`Where: ${yes.dtype} and ${no.dtype} do not mix.`);
  const shape = broadcast('Where', broadcast('Where', condition.shape, yes.shape), no.shape);
  return operation('Where', [condition, yes, no], {
    shape,
    dtype: yes.dtype,
    gradient: (g) => [
      null,
      () => sumTo(gate(g, condition), yes.shape),
      () => sumTo(where(condition, 0, g), no.shape),
    ],
  });
}

/**
 * x where the condition holds, else 0. As a product: `Where` took 30 ms on a 1×64×192×256 ReLU gradient on the
 * CPU, 2 threads, against 18 ms for this and 18 ms for a product with `Sign`, which has no second use.
 */
export function gate(x: Value, condition: Value): Value {
  return mul(x, cast(condition, 'float32'));
}
