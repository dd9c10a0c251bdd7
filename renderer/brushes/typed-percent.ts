/** How long a first digit waits for a second, milliseconds. */
const patience = 700;

/** A percentage by digits: 4 is 40 %, 4 and soon 5 is 45 %, 0 and soon 5 is 5 %, and 0 alone is all. */
export class TypedPercent {
  #first: { readonly digit: number; readonly time: number } | null = null;

  /** What the digits stand for so far, 1…100. */
  type(digit: number, time: number): number {
    const first = this.#first;
    if (first && time - first.time < patience) {
      this.#first = null;
      return Math.max(1, 10 * first.digit + digit);
    }
    this.#first = { digit, time };
    return digit === 0 ? 100 : 10 * digit;
  }
}
