import { broadcast, GraphError, text } from '../shape.ts';
import { operation, type Value } from '../value.ts';
import { sumTo } from './expand.ts';
import { transpose } from './transpose.ts';

/** y = a·b over the last two axes, leading axes broadcast; ∂a = g·bᵀ, ∂b = aᵀ·g. */
export function matmul(a: Value, b: Value): Value {
  const [rows, inner] = a.shape.slice(-2);
  const [depth, columns] = b.shape.slice(-2);
  if (rows === undefined || inner === undefined || columns === undefined || inner !== depth) {
    throw new GraphError(`MatMul: shapes ${text(a.shape)} and ${text(b.shape)} do not multiply.`);
  }
  const batch = broadcast('MatMul', a.shape.slice(0, -2), b.shape.slice(0, -2));
  return operation('MatMul', [a, b], {
    shape: [...batch, rows, columns],
    gradient: (g) => [
      () => sumTo(matmul(g, transpose(b)), a.shape),
      () => sumTo(matmul(transpose(a), g), b.shape),
    ],
  });
}
