import { GraphError } from '../shape.ts';
import { operation, scalar, type Value } from '../value.ts';
import { equal } from './compare.ts';
import { gate } from './where.ts';

/** y = min(max(x, low), high); ∂x = g where x was left as it is. */
export function clip(x: Value, low: number, high: number): Value {
  if (!(low <= high)) throw new GraphError(`Clip: nothing lies between ${low} and ${high}.`);
  return operation('Clip', [x, scalar(low), scalar(high)], {
    shape: x.shape,
    gradient: (g, y) => [() => gate(g, equal(x, y)), null, null],
  });
}
