/**
 * Files that the system asks to open before there is anything to open them. macOS says so from the first moment, and
 * only once.
 */
export class WaitingFiles {
  #waiting: string[] = [];
  #open: ((path: string) => void) | null = null;

  offer(path: string): void {
    if (this.#open) this.#open(path);
    else this.#waiting.push(path);
  }

  /** From now on files go there, those that waited first. */
  leadTo(open: (path: string) => void): void {
    this.#open = open;
    this.#waiting.splice(0).forEach(open);
  }
}
