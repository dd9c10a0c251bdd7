import { begin } from '../picture/drafts.ts';
import type { Draft } from '../picture/drafts.ts';
import { inFrame, notInFrame } from './frame.ts';
import type { CanvasPointer, Gesture } from './hand/tool.ts';

/**
 * A press under way: a draft that hands the pointer's positions to the gesture once a frame, all of them and in
 * order. Whoever needs the document ends it where the pointer is.
 */
export class Press {
  readonly #draft: Draft;
  readonly #gesture: Gesture | null = null;
  #positions: CanvasPointer[] = [];
  #last: CanvasPointer;

  constructor(
    document: string,
    readonly pointerId: number,
    from: CanvasPointer,
    start: (draft: Draft) => Gesture | null,
  ) {
    this.#last = from;
    this.#draft = begin(document, {
      kind: 'press',
      commit: () => {
        this.#flush();
        notInFrame('input', this.#flush);
        this.#gesture?.end(this.#last);
      },
      cancel: () => {
        notInFrame('input', this.#flush);
        this.#gesture?.cancel();
      },
    });
    let gesture: Gesture | null = null;
    try {
      gesture = start(this.#draft);
    } finally {
      if (!gesture) void this.#draft.end('cancel');
    }
    this.#gesture = gesture;
  }

  /** Whether it goes on; there was nothing to begin, or somebody needed the document, where not. */
  get open(): boolean {
    return this.#draft.open;
  }

  move(pointers: readonly CanvasPointer[]): void {
    this.#positions.push(...pointers);
    this.#last = pointers.at(-1) ?? this.#last;
    inFrame('input', this.#flush);
  }

  end(pointer: CanvasPointer): void {
    this.#last = pointer;
    this.commit();
  }

  /** Ends it where the pointer was last. */
  commit(): void {
    void this.#draft.end('commit');
  }

  cancel(): void {
    void this.#draft.end('cancel');
  }

  readonly #flush = (): void => {
    const positions = this.#positions;
    if (positions.length === 0) return;
    this.#positions = [];
    this.#gesture?.move(positions);
  };
}
