import { add, type Value } from '../graph/index.ts';

/** The sum of named terms. */
export function sumOf(values: Readonly<Record<string, Value>>): Value {
  const [first, ...rest] = Object.values(values);
  if (!first) throw new Error('A loss needs at least one term.');
  return rest.reduce((total, value) => add(total, value), first);
}

export function mapValues<V, T>(
  record: Readonly<Record<string, V>>,
  make: (value: V, key: string) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value, key)]));
}
