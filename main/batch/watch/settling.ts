/** A file as it was when it was looked at. */
export interface Look {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds. */
  readonly modified: number;
}

export function isSame(one: Look | undefined, other: Look | undefined): boolean {
  return one?.size === other?.size && one?.modified === other?.modified;
}

/**
 * Tells which files have stopped growing: those that were the same, and not empty, in all looks of so long a time.
 * @param still milliseconds.
 */
export class Settling {
  #seen = new Map<string, Look & { readonly since: number }>();

  constructor(private readonly still: number) {}

  /** @param all files that are there and not taken yet. @param now milliseconds. */
  settled<F extends Look>(all: readonly F[], now: number): readonly F[] {
    const seen = new Map<string, Look & { readonly since: number }>();
    const settled: F[] = [];
    for (const file of all) {
      const before = this.#seen.get(file.path);
      const since = before && isSame(before, file) ? before.since : now;
      if (file.size > 0 && now - since >= this.still) settled.push(file);
      else seen.set(file.path, { ...file, since });
    }
    this.#seen = seen;
    return settled;
  }
}
