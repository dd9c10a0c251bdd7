/** Shapes are static lists of sizes; these are the few sums that every operator does with them. */

export type Shape = readonly number[];

/** The graph cannot be built as asked: always a mistake in the code that builds it. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
}

export const text = (shape: Shape): string => `[${shape.join(', ')}]`;

export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis]);

/** The size along an axis, which must be there. */
export function at(shape: Shape, axis: number): number {
  const size = shape[axis];
  if (size === undefined) throw new GraphError(`The shape ${text(shape)} has no axis ${axis}.`);
  return size;
}

/** Numpy's rule: align at the right; sizes must be equal or 1. */
export function broadcast(op: string, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left !== right && left !== 1 && right !== 1) {
      throw new GraphError(`${op}: shapes ${text(a)} and ${text(b)} do not broadcast.`);
    }
    return left === 1 ? right : left;
  });
}

/** Negative axes count from the end, as everywhere in ONNX. */
export function axisOf(op: string, axis: number, rank: number): number {
  const positive = axis < 0 ? axis + rank : axis;
  if (!Number.isInteger(axis) || positive < 0 || positive >= rank) {
    throw new GraphError(`${op}: no axis ${axis} in a value of rank ${rank}.`);
  }
  return positive;
}

/** A picture or feature map: [batch, channels, height, width]. */
export function image(op: string, shape: Shape): readonly [number, number, number, number] {
  const [n, c, h, w] = shape;
  if (shape.length !== 4 || n === undefined || c === undefined || h === undefined || w === undefined) {
    throw new GraphError(`${op}: expected [batch, channels, height, width], got ${text(shape)}.`);
  }
  return [n, c, h, w];
}
