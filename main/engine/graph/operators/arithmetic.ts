/** The four operations with broadcasting, and negation. */
import { broadcast, GraphError, sameShape } from '../shape.ts';
import { asValue, operation, type Operand, type Rule, type Value } from '../value.ts';
import { expand, sumTo } from './expand.ts';

function binary(op: string, a: Value, b: Value, gradient: Rule): Value {
  if (a.dtype !== b.dtype) throw new GraphError(`${op}: ${a.dtype} and ${b.dtype} do not mix.`);
  return operation(op, [a, b], { shape: broadcast(op, a.shape, b.shape), dtype: a.dtype, gradient });
}

/** y = a + b; both gradients are g, summed over broadcast axes. */
export function add(a: Operand, b: Operand): Value {
  const [left, right] = [asValue(a), asValue(b)];
  return binary('Add', left, right, (g) => [() => sumTo(g, left.shape), () => sumTo(g, right.shape)]);
}

/** y = a − b; ∂a = g, ∂b = −g. */
export function sub(a: Operand, b: Operand): Value {
  const [left, right] = [asValue(a), asValue(b)];
  return binary('Sub', left, right, (g) => [() => sumTo(g, left.shape), () => neg(sumTo(g, right.shape))]);
}

/** y = a·b; ∂a = g·b, ∂b = g·a. */
export function mul(a: Operand, b: Operand): Value {
  const [left, right] = [asValue(a), asValue(b)];
  const shape = broadcast('Mul', left.shape, right.shape);
  // A gradient often starts as 1 or as one number spread over a picture: no need to write the picture out.
  if (isOne(left) && sameShape(right.shape, shape)) return right;
  if (isOne(right) && sameShape(left.shape, shape)) return left;
  const [narrowLeft, narrowRight] = [beforeExpand(left), beforeExpand(right)];
  if (narrowLeft !== left || narrowRight !== right) return expand(mul(narrowLeft, narrowRight), shape);
  return binary('Mul', left, right, (g) =>
    left === right
      ? [() => mul(mul(g, 2), left), null]
      : [() => sumTo(mul(g, right), left.shape), () => sumTo(mul(g, left), right.shape)],
  );
}

/** y = a / b; ∂a = g/b, ∂b = −g·y/b. */
export function div(a: Operand, b: Operand): Value {
  const [left, right] = [asValue(a), asValue(b)];
  return binary('Div', left, right, (g, y) => [
    () => sumTo(div(g, right), left.shape),
    () => neg(sumTo(div(mul(g, y), right), right.shape)),
  ]);
}

/** y = −x; ∂x = −g. */
export function neg(x: Value): Value {
  return operation('Neg', [x], { shape: x.shape, dtype: x.dtype, gradient: (g) => [() => neg(g)] });
}

/** y = x²; ∂x = 2·g·x. */
export function square(x: Value): Value {
  return mul(x, x);
}

function isOne({ from }: Value): boolean {
  return from.kind === 'constant' && from.data.length === 1 && from.data[0] === 1;
}

function beforeExpand(value: Value): Value {
  return value.from.kind === 'node' && value.from.op === 'Expand' ? (value.from.inputs[0] ?? value) : value;
}
