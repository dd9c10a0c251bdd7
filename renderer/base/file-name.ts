/** A file's name without its ending, which begins with a letter: `photo ×2.5` has none. */
export function stemOf(name: string): string {
  return name.replace(/\.[a-z][^.]*$/i, '') || name;
}
