import { GraphError, image, text } from '../shape.ts';
import { constant, integers, operation, type Value } from '../value.ts';
import { mul } from './arithmetic.ts';
import { averagePool } from './average-pool.ts';
import { matmul } from './matmul.ts';

/**
 * x enlarged by whole factors, each pixel becoming a block. ∂x = the sum over each block.
 * Coordinates are `asymmetric` with floor: for whole factors the same as PyTorch's `nearest`.
 */
export function resizeNearest(x: Value, factors: number | readonly [height: number, width: number]): Value {
  const [n, c, h, w] = image('Resize', x.shape);
  const [down, across] = typeof factors === 'number' ? [factors, factors] : factors;
  if (![down, across].every((factor) => Number.isInteger(factor) && factor > 0)) {
    throw new GraphError(`Resize: ${text([down, across])} are no whole factors.`);
  }
  if (down === 1 && across === 1) return x;
  const shape = [n, c, h * down, w * across];
  return operation('Resize', [x, undefined, undefined, integers(shape)], {
    shape,
    attributes: {
      mode: { string: 'nearest' },
      coordinate_transformation_mode: { string: 'asymmetric' },
      nearest_mode: { string: 'floor' },
    },
    gradient: (g) => [() => mul(averagePool(g, [down, across]), down * across), null, null, null],
  });
}

/**
 * x at another size, interpolated linearly between pixel centres (`half_pixel`, edges repeated; no
 * antialiasing: for halving, `averagePool` is better). Per axis this is a matrix A with two entries a
 * row, so that y = A_h·x·A_wᵀ and ∂x = A_hᵀ·g·A_w.
 */
export function resizeLinear(x: Value, size: readonly [height: number, width: number]): Value {
  const [n, c, h, w] = image('Resize', x.shape);
  const [height, width] = size;
  if (!size.every((length) => Number.isInteger(length) && length > 0)) {
    throw new GraphError(`Resize: ${text(size)} is no size.`);
  }
  if (h === height && w === width) return x;
  const shape = [n, c, height, width];
  return operation('Resize', [x, undefined, undefined, integers(shape)], {
    shape,
    attributes: { mode: { string: 'linear' }, coordinate_transformation_mode: { string: 'half_pixel' } },
    gradient: (g) => [
      () => matmul(interpolation(h, height, 'transposed'), matmul(g, interpolation(w, width))),
      null,
      null,
      null,
    ],
  });
}

/** A [to, from]: row i holds the weights of the two neighbours of the centre of pixel i. */
function interpolation(from: number, to: number, layout?: 'transposed'): Value {
  const matrix = new Float32Array(to * from);
  for (let i = 0; i < to; i++) {
    const centre = Math.min(Math.max(((i + 0.5) * from) / to - 0.5, 0), from - 1);
    const low = Math.floor(centre);
    const high = Math.min(low + 1, from - 1);
    for (const [j, share] of [
      [low, 1 - (centre - low)],
      [high, centre - low],
    ] as const) {
      const index = layout ? j * to + i : i * from + j;
      matrix[index] = (matrix[index] ?? 0) + share;
    }
  }
  return constant(matrix, layout ? [from, to] : [to, from]);
}
