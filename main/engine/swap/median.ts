/** The median of values where they count for more than a half; 0 where none does. */
export function medianWhere(values: Float32Array, share: Float32Array): number {
  const chosen = values.filter((_, at) => share[at]! > 0.5).sort();
  return chosen[chosen.length >> 1] ?? 0;
}
