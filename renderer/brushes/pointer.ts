import type { CanvasPointer } from '../view/hand/tool.ts';
import { useCanvas } from '../view/store.ts';
import type { Sample } from './engine/stroke.ts';

export function sampleOf({ x, y, pen, pressure, tiltX, tiltY }: CanvasPointer): Sample {
  return { x, y, pressure: pen ? pressure : 1, tiltX, tiltY };
}

/** The string that the brush is pulled by at full smoothing, CSS pixels on the canvas. */
const longestString = 80;

/** Length of the string at a smoothing in per cent, pixels of the document. */
export function stringOf(smoothing: number): number {
  return ((smoothing / 100) ** 1.5 * longestString) / useCanvas.getState().view.scale;
}

/** How far the pointer goes before it is clear which way, CSS pixels. */
const decisive = 4;

/** While Shift is held, keeps a drag on the horizontal or the vertical through where it was pressed. */
export class AxisLock {
  #anchor: CanvasPointer;
  #axis: 'x' | 'y' | null = null;

  constructor(start: CanvasPointer) {
    this.#anchor = start;
  }

  keep(pointer: CanvasPointer): CanvasPointer {
    if (!pointer.shift) {
      this.#anchor = pointer;
      this.#axis = null;
      return pointer;
    }
    const across = Math.abs(pointer.view.x - this.#anchor.view.x);
    const down = Math.abs(pointer.view.y - this.#anchor.view.y);
    if (!this.#axis && Math.max(across, down) >= decisive) this.#axis = across > down ? 'x' : 'y';
    const { x, y } = this.#anchor;
    if (!this.#axis) return { ...pointer, x, y };
    return this.#axis === 'x' ? { ...pointer, y } : { ...pointer, x };
  }
}
