/** Looking up by index, and the index to look up. */
import { at, axisOf, GraphError, sizeOf } from '../shape.ts';
import { integers, operation, type Value } from '../value.ts';
import { cast } from './cast.ts';
import { equal } from './compare.ts';
import { matmul } from './matmul.ts';
import { reshape } from './reshape.ts';

/**
 * y = x at the indices (0 … size − 1, of any shape, also repeated) along an axis.
 * ∂x[i] = Σ g where the index was i: a product with the 0/1 matrix [size, indices] of who took what.
 * Scattering would be cheaper, but DirectML cannot add where indices repeat.
 */
export function gather(x: Value, indices: Value | readonly number[], axis = 0): Value {
  const along = axisOf('Gather', axis, x.shape.length);
  const picked = 'from' in indices ? indices : integers(indices);
  if (picked.dtype !== 'int64') throw new GraphError(`Gather: indices are int64, not ${picked.dtype}.`);
  const size = at(x.shape, along);
  const [before, after] = [x.shape.slice(0, along), x.shape.slice(along + 1)];
  return operation('Gather', [x, picked], {
    shape: [...before, ...picked.shape, ...after],
    dtype: x.dtype,
    attributes: { axis: { int: along } },
    gradient: (g) => [
      () => {
        const count = sizeOf(picked.shape);
        const places = integers([...Array(size).keys()], [size, 1]);
        const took = cast(equal(places, reshape(picked, [1, count])), 'float32');
        return reshape(matmul(took, reshape(g, [sizeOf(before), count, sizeOf(after)])), x.shape);
      },
      null,
    ],
  });
}

/** The index of the first maximum along an axis, as int64; the axis is dropped. It carries no gradient. */
export function argMax(x: Value, axis: number): Value {
  const along = axisOf('ArgMax', axis, x.shape.length);
  return operation('ArgMax', [x], {
    shape: x.shape.filter((_, index) => index !== along),
    dtype: 'int64',
    attributes: { axis: { int: along }, keepdims: { int: 0 } },
  });
}
