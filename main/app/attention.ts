import type { TaskProgress, Tidings } from '../../preload/contract/index.ts';

/** What the system shows of a window that is not in front. */
export interface Edge {
  isInFront(): boolean;
  /** A bar on the window's button in the taskbar, or its sign in the dock; null: none. */
  showBar(bar: { readonly share: number | null; readonly look: 'normal' | 'paused' | 'error' } | null): void;
  /** How many things ended that nobody has seen yet; 0: none. */
  showBadge(unseen: number): void;
  /** Asks for a look at the window by whatever the system has for that, or no longer. */
  beckon(on: boolean): void;
  notify(title: string, body: string, clicked: () => void): void;
  bringToFront(): void;
}

/** Shows how far the work is that goes on, and calls the person back to what ended while they looked elsewhere. */
export class Attention {
  #progress: TaskProgress | null = null;
  #unseen = 0;
  /** Whether something failed that nobody has seen yet: it shows until then. */
  #failed = false;

  constructor(private readonly edge: Edge) {}

  show(progress: TaskProgress | null): void {
    this.#progress = progress;
    this.#bar();
  }

  /** Nothing where the person sees it happen. */
  tell({ title, body, failed }: Tidings): void {
    if (this.edge.isInFront()) return;
    this.#unseen += 1;
    this.#failed ||= failed;
    this.#bar();
    this.edge.showBadge(this.#unseen);
    this.edge.beckon(true);
    this.edge.notify(title, body, () => this.edge.bringToFront());
  }

  /** The window came to the front. */
  seen(): void {
    if (this.#unseen === 0) return;
    this.#unseen = 0;
    this.#failed = false;
    this.#bar();
    this.edge.showBadge(0);
    this.edge.beckon(false);
  }

  #bar(): void {
    if (this.#failed) this.edge.showBar({ share: 1, look: 'error' });
    else if (this.#progress === null) this.edge.showBar(null);
    else {
      const { share, paused } = this.#progress;
      this.edge.showBar({ share, look: paused ? 'paused' : 'normal' });
    }
  }
}
