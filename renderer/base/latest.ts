/**
 * Answers to questions that are asked faster than they are answered: one at a time is under way, and of those
 * that wait only the newest counts.
 */
export class Latest<Q, A> {
  #waiting: Q | null = null;
  #working = false;
  #over = false;

  constructor(
    private readonly ask: (question: Q) => Promise<A>,
    private readonly onAnswer: (answer: A) => void,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  want(question: Q): void {
    this.#waiting = question;
    void this.#work();
  }

  /** Nothing is heard any more. */
  end(): void {
    this.#over = true;
    this.#waiting = null;
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    while (this.#waiting !== null) {
      const question = this.#waiting;
      this.#waiting = null;
      try {
        const answer = await this.ask(question);
        // What was asked meanwhile makes this answer an old one.
        if (!this.#isOver() && this.#newest() === null) this.onAnswer(answer);
      } catch (error) {
        if (!this.#isOver()) this.onFailure(error);
      }
    }
    this.#working = false;
  }

  #newest(): Q | null {
    return this.#waiting;
  }

  #isOver(): boolean {
    return this.#over;
  }
}
