/**
 * Reverse-mode differentiation: the chain rule from the loss back to the targets, as more operators of
 * the same graph. Since the result is an ordinary graph, it can be differentiated again.
 */
import { add } from './operators/arithmetic.ts';
import { zeros } from './operators/expand.ts';
import { GraphError, sameShape, sizeOf, text } from './shape.ts';
import { constant, inputsOf, scalar, topological, type Value } from './value.ts';

/**
 * ∂loss/∂target for every target, each with its target's shape. `loss` holds one number. A target may be
 * any value, also one in the middle of the graph; where the loss does not depend on it, the answer is zeros.
 * @throws GraphError when an operator on the path has no gradient rule.
 */
export function differentiate<const T extends readonly Value[]>(
  loss: Value,
  targets: T,
): { -readonly [K in keyof T]: Value } {
  if (sizeOf(loss.shape) !== 1 || loss.dtype !== 'float32') {
    throw new GraphError(`differentiate: the loss must be one float, not ${loss.dtype} ${text(loss.shape)}.`);
  }
  const path = pathBetween(loss, new Set(targets));
  const onPath = new Set(path);
  const seed = loss.shape.length === 0 ? scalar(1) : constant([1], loss.shape);
  const gradients = new Map<Value, Value>([[loss, seed]]);

  for (const value of path.reverse()) {
    const g = gradients.get(value);
    if (!g || value.from.kind !== 'node') continue;
    const { op, inputs, gradient } = value.from;
    if (!inputs.some((part) => part && onPath.has(part))) continue;
    if (!gradient) throw new GraphError(`differentiate: the operator ${op} has no gradient rule.`);
    const rules = gradient(g, value);
    inputs.forEach((part, index) => {
      const rule = rules[index];
      if (!part || !onPath.has(part) || !rule) return;
      const contribution = rule();
      if (!sameShape(contribution.shape, part.shape)) {
        throw new GraphError(
          `differentiate: the rule of ${op} gave a gradient of shape ${text(contribution.shape)} ` +
            `for input ${index} of shape ${text(part.shape)}.`,
        );
      }
      const others = gradients.get(part);
      gradients.set(part, others ? add(others, contribution) : contribution);
    });
  }
  const found = targets.map((target) => gradients.get(target) ?? zeros(target.shape));
  // A tuple of targets gives a tuple of gradients, which `map` forgets.
  return found as { -readonly [K in keyof T]: Value };
}

/**
 * The values that the loss is made of and that depend on a target, inputs first. Only floats carry a
 * gradient: the path stops at comparisons, indices and shapes by itself.
 */
function pathBetween(loss: Value, targets: ReadonlySet<Value>): Value[] {
  const onPath = new Set<Value>();
  for (const value of topological([loss], inputsOf)) {
    const reached = targets.has(value) || inputsOf(value).some((part) => onPath.has(part));
    if (reached && value.dtype === 'float32') onPath.add(value);
  }
  return [...onPath];
}
