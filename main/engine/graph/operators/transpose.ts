import { at, GraphError, text } from '../shape.ts';
import { operation, type Value } from '../value.ts';

/** Axis i of y is axis `order[i]` of x; by default the last two are swapped. ∂x = g put back in order. */
export function transpose(x: Value, order: readonly number[] = swapLastTwo(x.shape.length)): Value {
  if (order.length !== x.shape.length || !x.shape.every((_, axis) => order.includes(axis))) {
    throw new GraphError(`Transpose: ${text(order)} is no order of the axes of ${text(x.shape)}.`);
  }
  if (order.every((from, to) => from === to)) return x;
  return operation('Transpose', [x], {
    shape: order.map((axis) => at(x.shape, axis)),
    dtype: x.dtype,
    attributes: { perm: { ints: order } },
    gradient: (g) => [
      () =>
        transpose(
          g,
          x.shape.map((_, axis) => order.indexOf(axis)),
        ),
    ],
  });
}

function swapLastTwo(rank: number): number[] {
  if (rank < 2) throw new GraphError(`Transpose: a value of rank ${rank} has no two axes to swap.`);
  return [...Array(rank - 2).keys(), rank - 1, rank - 2];
}
