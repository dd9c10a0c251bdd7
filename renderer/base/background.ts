interface Work<V> {
  readonly make: (key: string) => Promise<V>;
  readonly onMade: (key: string, value: V) => void;
  readonly onFailure: (key: string, error: unknown) => void;
  /** Whether nobody else is at work. */
  readonly mayWork: () => boolean;
}

/** Makes one thing after another where nobody else is at work, in the order in which they are wanted by then. */
export class Background<V> {
  #wanted: readonly string[] = [];
  #making: string | null = null;

  constructor(private readonly work: Work<V>) {}

  /** From now on these are wanted, and nothing else: what is being made and isn't among them is dropped. */
  want(keys: readonly string[]): void {
    this.#wanted = keys;
    void this.goOn();
  }

  /** To be called when others have ended their work. */
  async goOn(): Promise<void> {
    if (this.#making !== null) return;
    for (let key = this.#next(); key !== null; key = this.#next()) {
      this.#making = key;
      try {
        const value = await this.work.make(key);
        if (this.#take(key)) this.work.onMade(key, value);
      } catch (error) {
        if (this.#take(key)) this.work.onFailure(key, error);
      }
    }
    this.#making = null;
  }

  #next(): string | null {
    return this.work.mayWork() ? (this.#wanted[0] ?? null) : null;
  }

  /** Takes it off the list; false where it isn't there any more. */
  #take(key: string): boolean {
    const others = this.#wanted.filter((other) => other !== key);
    const wanted = others.length < this.#wanted.length;
    this.#wanted = others;
    return wanted;
  }
}
