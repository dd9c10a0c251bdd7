import { inFrame, notInFrame } from './frame.ts';
import type { CanvasPointer, Gesture } from './hand/tool.ts';

/** A press under way: hands its positions to the gesture once a frame, all of them and in order. */
export class Press {
  #positions: CanvasPointer[] = [];

  constructor(
    readonly pointerId: number,
    private readonly gesture: Gesture,
  ) {}

  move(pointers: readonly CanvasPointer[]): void {
    this.#positions.push(...pointers);
    inFrame('input', this.#flush);
  }

  end(pointer: CanvasPointer): void {
    this.#flush();
    notInFrame('input', this.#flush);
    this.gesture.end(pointer);
  }

  cancel(): void {
    notInFrame('input', this.#flush);
    this.gesture.cancel();
  }

  readonly #flush = (): void => {
    const positions = this.#positions;
    if (positions.length === 0) return;
    this.#positions = [];
    this.gesture.move(positions);
  };
}
