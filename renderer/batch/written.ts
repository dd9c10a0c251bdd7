/** What a step takes several of stands in one line, divided by semicolons. */
export function partsOf(written: string): string[] {
  return written
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What is given, in the words of a list of titles; what has none there stays. */
export function titled(given: readonly string[], titles: ReadonlyMap<string, string>): string[] {
  return given.map((id) => titles.get(id) ?? id);
}

/** The other way round. */
export function untitled(written: readonly string[], titles: ReadonlyMap<string, string>): string[] {
  return written.map((part) => [...titles].find(([, title]) => title === part)?.[0] ?? part);
}

/**
 * The line for what is given. As it was typed for as long as it says the same: a space or a semicolon at its end is how the
 * next word begins.
 */
export function lineOf(given: string | readonly string[], typed: string): string {
  if (typeof given === 'string') return given;
  const parts = partsOf(typed);
  const same = parts.length === given.length && parts.every((part, i) => part === given[i]);
  return same ? typed : given.join('; ');
}
