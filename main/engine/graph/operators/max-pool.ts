import { GraphError, image, text } from '../shape.ts';
import { operation, type Rule, type Value } from '../value.ts';
import { div, mul } from './arithmetic.ts';
import { averagePool } from './average-pool.ts';
import { cast } from './cast.ts';
import { equal } from './compare.ts';
import { pair, windowOf, type Pair } from './kernel.ts';
import { pad } from './pad.ts';
import { resizeNearest } from './resize.ts';
import { slice } from './slice.ts';

/**
 * y = the maximum of each window; windows tile the picture unless `strides` says otherwise, and what no whole window
 * reaches is left out.
 * ∂x = g where x is its window's maximum, shared equally where several are; no gradient where windows don't tile.
 */
export function maxPool(x: Value, kernel: Pair, strides: Pair = kernel): Value {
  const [n, c, h, w] = image('MaxPool', x.shape);
  const window = windowOf('MaxPool', pair(kernel), { strides });
  const [kh, kw] = window.kernel;
  const [height, width] = [
    Math.floor((h - kh) / window.strides[0]) + 1,
    Math.floor((w - kw) / window.strides[1]) + 1,
  ];
  if (height < 1 || width < 1) {
    throw new GraphError(`MaxPool: the window ${text(window.kernel)} is larger than ${text(x.shape)}.`);
  }
  const tiles = kh === window.strides[0] && kw === window.strides[1];
  const gradient: Rule = (g, y) => [
    () => {
      const reached = slice(x, [
        { axis: 2, end: height * kh },
        { axis: 3, end: width * kw },
      ]);
      const isMax = cast(equal(reached, resizeNearest(y, window.kernel)), 'float32');
      const share = div(g, mul(averagePool(isMax, kernel), kh * kw));
      const unread = [h - height * kh, w - width * kw];
      return pad(mul(resizeNearest(share, window.kernel), isMax), [0, 0, 0, 0, 0, 0, ...unread]);
    },
  ];
  return operation('MaxPool', [x], {
    shape: [n, c, height, width],
    attributes: { kernel_shape: { ints: window.kernel }, strides: { ints: window.strides } },
    ...(tiles && { gradient }),
  });
}
