/** Two of the results at hand that are compared with each other: those chosen, where they are there. */
export function pairOf<T extends { readonly id: string }>(
  results: readonly T[],
  first: T['id'] | null,
  second: T['id'] | null,
): readonly [T, T] | null {
  if (results.length < 2) return null;
  const at = (id: T['id'] | null) => results.find((each) => each.id === id);
  const a = at(first) ?? results.find(({ id }) => id !== second);
  const b = at(second) ?? results.findLast((each) => each !== a);
  return a && b ? [a, b] : null;
}

/** The one after, round and round; the first where that one is not there. */
export function nextOf<T>(at: readonly T[], current: T | null): T | null {
  const place = current === null ? -1 : at.indexOf(current);
  return at[(place + 1) % at.length] ?? null;
}
