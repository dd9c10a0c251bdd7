/** Powers, roots and logarithms. */
import { broadcast } from '../shape.ts';
import { asValue, operation, type Operand, type Rule, type Value } from '../value.ts';
import { chain, div, mul, sub } from './arithmetic.ts';
import { sumTo } from './expand.ts';

const unary = (op: string, x: Value, gradient: Rule): Value =>
  operation(op, [x], { shape: x.shape, gradient });

/** y = eˣ; ∂x = g·y. */
export const exp = (x: Value): Value => unary('Exp', x, (g, y) => [() => chain(g, y)]);

/** y = ln x; ∂x = g/x. */
export const log = (x: Value): Value => unary('Log', x, (g) => [() => div(g, x)]);

/** y = √x; ∂x = g/(2y). Infinite at 0: add an epsilon where x can be 0. */
export const sqrt = (x: Value): Value => unary('Sqrt', x, (g, y) => [() => div(g, mul(y, 2))]);

/** y = xᵖ; ∂x = g·p·xᵖ⁻¹, ∂p = g·y·ln x (where x > 0). */
export function pow(x: Value, exponent: Operand): Value {
  const p = asValue(exponent);
  return operation('Pow', [x, p], {
    shape: broadcast('Pow', x.shape, p.shape),
    gradient: (g, y) => [
      () =>
        sumTo(chain(chain(g, p), pow(x, typeof exponent === 'number' ? exponent - 1 : sub(p, 1))), x.shape),
      () => sumTo(chain(chain(g, y), log(x)), p.shape),
    ],
  });
}
