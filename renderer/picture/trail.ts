/** The states of one value that can be gone back and forth between, as undo does within what is unfinished. */
export class Trail<T> {
  readonly #states: { readonly value: T; readonly run: string | null }[];
  #at = 0;

  constructor(first: T) {
    this.#states = [{ value: first, run: null }];
  }

  /** Goes on from here; states of one run that follow each other, as letters do, are one. */
  push(value: T, run: string | null = null): void {
    const now = this.#states[this.#at];
    if (now?.value === value) return;
    const keep = run !== null && now?.run === run ? this.#at : this.#at + 1;
    this.#states.splice(keep, Infinity, { value, run });
    this.#at = keep;
  }

  /** The state before this one, which becomes the present; null at the beginning. */
  back(): T | null {
    return this.#go(-1);
  }

  forth(): T | null {
    return this.#go(1);
  }

  #go(by: 1 | -1): T | null {
    const state = this.#states[this.#at + by];
    if (!state) return null;
    this.#at += by;
    return state.value;
  }
}
