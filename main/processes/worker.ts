/** A process that works for this one, however it was started. */
export interface Child {
  send(message: unknown): void;
  kill(): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, with the reason in the system's words, which every language has: "SIGKILL", "code 1". */
  onExit(listener: (reason: string) => void): void;
}

/** Starts one of the application's own programs, named as its bundle, with a JSON configuration. */
export type Fork = (program: 'engine' | 'codec', configuration: object) => Child;

/**
 * Keeps a process alive: starts it on the first message, and again after it died, with what each death
 * means left to the owner. One that can't be started is a death too.
 */
export class Worker<In, Out> {
  #child: Child | null = null;
  #closed = false;

  constructor(
    private readonly start: () => Child,
    private readonly onMessage: (message: Out) => void,
    private readonly onDeath: (reason: string) => void,
  ) {}

  /** A message to a process that can't be started is lost; the owner hears of the death in the next turn. */
  send(message: In): void {
    this.wake();
    this.#child?.send(message);
  }

  wake(): void {
    if (this.#child) return;
    try {
      // A process begun behind the end of the one that it works for would keep that one from ending.
      if (this.#closed) throw new Error('closed');
      this.#watch(this.start());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // Whoever sends finishes with what it is doing before it hears of a death.
      queueMicrotask(() => this.onDeath(reason));
    }
  }

  /** Ends the process; this death is not reported. */
  stop(): void {
    const child = this.#child;
    this.#child = null;
    child?.kill();
  }

  /** Ends the process for good: it is as one that can't be started. */
  close(): void {
    this.#closed = true;
    this.stop();
  }

  #watch(child: Child): void {
    this.#child = child;
    child.onMessage((message) => {
      if (this.#child === child) this.onMessage(message as Out);
    });
    child.onExit((reason) => {
      if (this.#child !== child) return;
      this.#child = null;
      this.onDeath(reason);
    });
  }
}
