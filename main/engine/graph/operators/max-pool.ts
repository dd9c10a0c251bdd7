import { GraphError, image, text } from '../shape.ts';
import { operation, type Value } from '../value.ts';
import { div, mul } from './arithmetic.ts';
import { averagePool } from './average-pool.ts';
import { cast } from './cast.ts';
import { equal } from './compare.ts';
import { pair, windowOf, type Pair } from './kernel.ts';
import { pad } from './pad.ts';
import { resizeNearest } from './resize.ts';
import { slice } from './slice.ts';

/**
 * y = the maximum of each window; windows tile the picture, and what no whole window reaches is left out.
 * ∂x = g where x is its window's maximum, shared equally where several are.
 */
export function maxPool(x: Value, kernel: Pair): Value {
  const [n, c, h, w] = image('MaxPool', x.shape);
  const window = windowOf('MaxPool', pair(kernel), { strides: kernel });
  const [kh, kw] = window.kernel;
  const [height, width] = [Math.floor(h / kh), Math.floor(w / kw)];
  if (height < 1 || width < 1) {
    throw new GraphError(`MaxPool: the window ${text(window.kernel)} is larger than ${text(x.shape)}.`);
  }
  return operation('MaxPool', [x], {
    shape: [n, c, height, width],
    attributes: { kernel_shape: { ints: window.kernel }, strides: { ints: window.strides } },
    gradient: (g, y) => [
      () => {
        const reached = slice(x, [
          { axis: 2, end: height * kh },
          { axis: 3, end: width * kw },
        ]);
        const isMax = cast(equal(reached, resizeNearest(y, window.kernel)), 'float32');
        const share = div(g, mul(averagePool(isMax, kernel), kh * kw));
        return pad(mul(resizeNearest(share, window.kernel), isMax), [
          0,
          0,
          0,
          0,
          0,
          0,
          h - height * kh,
          w - width * kw,
        ]);
      },
    ],
  });
}
