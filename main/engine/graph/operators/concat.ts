import { at, axisOf, GraphError, text } from '../shape.ts';
import { operation, type Value } from '../value.ts';
import { slice } from './slice.ts';

/** The values one after another along an axis; the gradient of each is its part of g. */
export function concat(values: readonly Value[], axis: number): Value {
  const [first] = values;
  if (!first) throw new GraphError('Concat: nothing to join.');
  if (values.length === 1) return first;
  const along = axisOf('Concat', axis, first.shape.length);
  const alike = (value: Value) =>
    value.shape.length === first.shape.length &&
    value.dtype === first.dtype &&
    value.shape.every((size, index) => index === along || size === first.shape[index]);
  if (!values.every(alike)) {
    throw new GraphError(
      `Concat: ${values.map((value) => text(value.shape)).join(', ')} do not join along axis ${axis}.`,
    );
  }
  const starts: number[] = [];
  let total = 0;
  for (const value of values) {
    starts.push(total);
    total += at(value.shape, along);
  }
  return operation('Concat', values, {
    shape: first.shape.map((size, index) => (index === along ? total : size)),
    dtype: first.dtype,
    attributes: { axis: { int: along } },
    gradient: (g) =>
      values.map((value, index) => () => {
        const start = at(starts, index);
        return slice(g, [{ axis: along, start, end: start + at(value.shape, along) }]);
      }),
  });
}
