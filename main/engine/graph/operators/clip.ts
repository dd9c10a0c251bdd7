import { GraphError } from '../shape.ts';
import { operation, scalar, type Value } from '../value.ts';
import { chain } from './arithmetic.ts';
import { cast } from './cast.ts';
import { equal } from './compare.ts';

/** y = min(max(x, low), high); ∂x = g where x was left as it is. */
export function clip(x: Value, low: number, high: number): Value {
  if (!(low <= high)) throw new GraphError(`Clip: nothing lies between ${low} and ${high}.`);
  return operation('Clip', [x, scalar(low), scalar(high)], {
    shape: x.shape,
    gradient: (g, y) => [() => chain(g, cast(equal(x, y), 'float32')), null, null],
  });
}
