import type { Holdings } from './holdings.ts';

/** How long a page may be away before it counts as gone. A connection that is lost is found again within seconds. */
const GRACE_MS = 10 * 60_000;

/** The pages that are connected. What one held is given back once it is gone. */
export class Pages {
  readonly #connections = new Map<string, number>();
  readonly #leaving = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly holdings: Holdings,
    private readonly grace = GRACE_MS,
  ) {}

  /** Returns what to call when that connection ends. */
  connected(page: string): () => void {
    clearTimeout(this.#leaving.get(page));
    this.#leaving.delete(page);
    this.#connections.set(page, (this.#connections.get(page) ?? 0) + 1);
    return () => {
      const rest = (this.#connections.get(page) ?? 1) - 1;
      this.#connections.set(page, rest);
      if (rest > 0) return;
      this.#connections.delete(page);
      const gone = () => {
        this.#leaving.delete(page);
        this.holdings.releaseWhere((owner) => owner.startsWith(`page/${page}/`));
      };
      this.#leaving.set(page, setTimeout(gone, this.grace).unref());
    };
  }

  /** The window's only page is loaded anew, or gone. */
  allGone(): void {
    this.holdings.releaseWhere((owner) => owner.startsWith('page/'));
  }
}
