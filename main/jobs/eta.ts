/**
 * Seconds left, from the pace of the last few seconds: early steps pay for warming up and finer levels
 * cost more, so the pace since the start would mislead.
 */
export class Eta {
  readonly #marks: { readonly at: number; readonly fraction: number }[] = [];

  constructor(private readonly windowSeconds = 12) {}

  /** @param at seconds on any clock that only goes forward. @param fraction share of the work done, 0…1. */
  update(at: number, fraction: number): number | null {
    this.#marks.push({ at, fraction });
    while (this.#marks.length > 2 && at - (this.#marks[1]?.at ?? at) >= this.windowSeconds)
      this.#marks.shift();
    const first = this.#marks[0];
    if (!first || fraction <= first.fraction) return null;
    return ((1 - fraction) * (at - first.at)) / (fraction - first.fraction);
  }
}
