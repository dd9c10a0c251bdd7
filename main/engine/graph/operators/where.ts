import { broadcast, GraphError } from '../shape.ts';
import { asValue, operation, type Operand, type Value } from '../value.ts';
import { chain } from './arithmetic.ts';
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
      () => sumTo(chain(g, cast(condition, 'float32')), yes.shape),
      () => sumTo(where(condition, 0, g), no.shape),
    ],
  });
}
