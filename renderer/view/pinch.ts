import { pan, useCanvas, zoomTo } from './store.ts';
import type { Point } from './viewport.ts';

/** Two fingers move and zoom the picture, so that what is under them stays under them. */
export class Pinch {
  readonly #fingers = new Map<number, Point>();

  /** A finger comes down; true once there are two. */
  down(id: number, at: Point): boolean {
    this.#fingers.set(id, at);
    return this.#fingers.size >= 2;
  }

  up(id: number): void {
    this.#fingers.delete(id);
  }

  /** True where the finger is one of two, and the picture went with them. */
  move(id: number, at: Point): boolean {
    if (!this.#fingers.has(id)) return false;
    const before = this.#span();
    this.#fingers.set(id, at);
    const after = this.#span();
    if (!before || !after) return false;
    pan(after.middle.x - before.middle.x, after.middle.y - before.middle.y);
    if (before.length > 0)
      zoomTo((useCanvas.getState().view.scale * after.length) / before.length, after.middle);
    return true;
  }

  #span(): { readonly middle: Point; readonly length: number } | null {
    const [a, b] = this.#fingers.values();
    if (!a || !b) return null;
    return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, length: Math.hypot(a.x - b.x, a.y - b.y) };
  }
}
