import { broadcast, GraphError, sameShape, text } from '../shape.ts';
import { operation, type Value } from '../value.ts';
import { chain } from './arithmetic.ts';
import { greater } from './compare.ts';
import { sumTo } from './expand.ts';
import { where } from './where.ts';

/**
 * y = x where x > 0, else slope·x; the slope broadcasts to x: [channels, 1, 1] for one per channel.
 * ∂x = g there, else slope·g; ∂slope = g·x where x ≤ 0. (He et al. 2015, eq. 8–10.)
 */
export function prelu(x: Value, slope: Value): Value {
  if (!sameShape(broadcast('PRelu', x.shape, slope.shape), x.shape)) {
    throw new GraphError(`PRelu: a slope of ${text(slope.shape)} does not broadcast to ${text(x.shape)}.`);
  }
  return operation('PRelu', [x, slope], {
    shape: x.shape,
    gradient: (g) => [
      () => chain(g, where(greater(x, 0), 1, slope)),
      () => sumTo(where(greater(x, 0), 0, chain(g, x)), slope.shape),
    ],
  });
}
