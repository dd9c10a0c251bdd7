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
  return binary('Mul', left, right, (g) =>
    left === right
      ? [() => chain(chain(g, 2), left), null]
      : [() => sumTo(chain(g, right), left.shape), () => sumTo(chain(g, left), right.shape)],
  );
}

/**
 * g·slope, the product in every gradient rule. A gradient often starts as 1, or as one number that a
 * sum spread over a picture: then there is nothing to multiply, or no need yet to write the picture
 * out. Only for gradients: `mul` keeps its inputs as they are, for one may want to differentiate by them.
 */
export function chain(g: Value, slope: Operand): Value {
  const factor = asValue(slope);
  const shape = broadcast('Mul', g.shape, factor.shape);
  if (isOne(g) && sameShape(factor.shape, shape)) return factor;
  const narrow = g.from.kind === 'node' && g.from.op === 'Expand' ? g.from.inputs[0] : undefined;
  return narrow ? expand(mul(narrow, factor), shape) : mul(g, factor);
}

/** y = a / b; ∂a = g/b, ∂b = −g·y/b. */
export function div(a: Operand, b: Operand): Value {
  const [left, right] = [asValue(a), asValue(b)];
  return binary('Div', left, right, (g, y) => [
    () => sumTo(div(g, right), left.shape),
    () => neg(sumTo(div(chain(g, y), right), right.shape)),
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
