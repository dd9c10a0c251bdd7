import { report } from '../base/notices.ts';
import { begin } from '../picture/drafts.ts';
import type { Draft } from '../picture/drafts.ts';
import { inFrame, notInFrame } from './frame.ts';
import type { CanvasPointer, Gesture } from './hand/tool.ts';

/**
 * A press under way: a draft that hands the pointer's positions to the gesture once a frame, all of them and in
 * order. Whoever needs the document ends it where the pointer is. Where something is still being worked out, the
 * gesture begins once that is done, with all positions since the press.
 */
export class Press {
  readonly #draft: Draft;
  #gesture: Gesture | null = null;
  #positions: CanvasPointer[] = [];
  #last: CanvasPointer;
  /** Until the gesture can begin. */
  #beginning: Promise<void> | null = null;
  #givenUp = false;

  constructor(
    document: string,
    readonly pointerId: number,
    from: CanvasPointer,
    start: (draft: Draft) => Gesture | null,
  ) {
    this.#last = from;
    this.#draft = begin(document, {
      kind: 'press',
      commit: () => this.#beginning?.then(this.#finish) ?? this.#finish(),
      cancel: () => {
        this.#givenUp = true;
        notInFrame('input', this.#flush);
        this.#gesture?.cancel();
      },
    });
    const { before } = this.#draft;
    if (!before) {
      this.#begin(start);
      return;
    }
    const begun = () => {
      this.#beginning = null;
      if (!this.#givenUp) this.#begin(start);
    };
    // What was given up takes along what was to be done with it.
    this.#beginning = before.then(begun, () => void this.#draft.end('cancel'));
  }

  #begin(start: (draft: Draft) => Gesture | null): void {
    try {
      this.#gesture = start(this.#draft);
    } finally {
      if (!this.#gesture) void this.#draft.end('cancel');
    }
    if (this.#positions.length > 0) inFrame('input', this.#flush);
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
    this.#draft.end('commit')?.catch(report);
  }

  cancel(): void {
    void this.#draft.end('cancel');
  }

  readonly #finish = (): void => {
    this.#flush();
    notInFrame('input', this.#flush);
    this.#gesture?.end(this.#last);
  };

  readonly #flush = (): void => {
    const positions = this.#positions;
    if (positions.length === 0 || this.#beginning) return;
    this.#positions = [];
    this.#gesture?.move(positions);
  };
}
