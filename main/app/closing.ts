import type { Request } from '../../preload/contract/index.ts';

/** What a closing has to do with the window. */
interface Edge {
  /** Asks the page what becomes of its documents. */
  ask(): void;
  close(): void;
  /** The page doesn't answer: whether the person closes it all the same. */
  hangs(): Promise<boolean>;
  /** The person stays: nothing else is to end, either. */
  stays(): void;
}

/** Milliseconds in which a page says that it has heard. */
export const patience = 5000;

/**
 * Whether a window may go. Its page alone knows what is unsaved or unfinished there, whatever has been kept of it:
 * it is asked each time, and a page that hangs is told of.
 */
export class Closing {
  #guarded = false;
  #agreed = false;
  #late: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly edge: Edge) {}

  /** The person closes. Whether the window may go now; else it goes once its page says so. */
  mayGo(): boolean {
    if (this.#agreed || !this.#guarded) return true;
    this.edge.ask();
    this.#late ??= setTimeout(() => void this.#hangs(), patience);
    return false;
  }

  hear(say: Request<'windowCloses'>['say']): void {
    this.#inTime();
    if (say === 'guards') this.#guarded = true;
    else if (say === 'stays') this.edge.stays();
    else if (say === 'closes') this.#go();
  }

  /** The page is gone: it died, or another takes its place, which will say for itself. */
  pageGone(): void {
    this.#inTime();
    this.#guarded = false;
  }

  #inTime(): void {
    if (this.#late !== null) clearTimeout(this.#late);
    this.#late = null;
  }

  async #hangs(): Promise<void> {
    this.#late = null;
    if (await this.edge.hangs()) this.#go();
    else this.edge.stays();
  }

  #go(): void {
    this.#agreed = true;
    this.edge.close();
  }
}
