/** Comparisons with broadcasting. Their results are bool and carry no gradient. */
import { broadcast, GraphError } from '../shape.ts';
import { asValue, operation, type Operand, type Value } from '../value.ts';

export const greater = (a: Operand, b: Operand): Value => comparison('Greater', asValue(a), asValue(b));

export const less = (a: Operand, b: Operand): Value => comparison('Less', asValue(a), asValue(b));

export const equal = (a: Operand, b: Operand): Value => comparison('Equal', asValue(a), asValue(b));

function comparison(op: string, a: Value, b: Value): Value {
  if (a.dtype !== b.dtype) throw new GraphError(`${op}: ${a.dtype} and ${b.dtype} do not compare.`);
  return operation(op, [a, b], { shape: broadcast(op, a.shape, b.shape), dtype: 'bool' });
}
