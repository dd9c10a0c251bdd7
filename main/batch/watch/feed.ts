/** A queue whose takers wait for what comes. */
export class Feed<T> {
  readonly #items: T[] = [];
  readonly #waiting: ((item: T | undefined) => void)[] = [];
  #ended = false;

  push(item: T): void {
    const taker = this.#waiting.shift();
    if (taker) taker(item);
    else this.#items.push(item);
  }

  /** The next one; undefined where it has ended, whatever is left, or those that wait were sent away. */
  next(): Promise<T | undefined> {
    if (this.#ended) return Promise.resolve(undefined);
    if (this.#items.length > 0) return Promise.resolve(this.#items.shift());
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  sendAway(): void {
    for (const taker of this.#waiting.splice(0)) taker(undefined);
  }

  end(): void {
    this.#ended = true;
    this.sendAway();
  }
}
