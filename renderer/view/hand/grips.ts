import type { OpenDocument } from '../../picture/document.ts';
import type { Draft } from '../../picture/drafts.ts';
import type { CanvasPointer, Gesture } from './tool.ts';

/** Something that lies over the picture and that a press takes before the tool in hand sees it, such as a guide. */
export interface Grip {
  /** The CSS cursor over it. */
  readonly cursor: string;
  readonly take: (draft: Draft) => Gesture;
}

/** What can be gripped at a point; null where there is nothing. */
export type Gripping = (pointer: CanvasPointer, document: OpenDocument) => Grip | null;

let all: readonly Gripping[] = [];

export function fillGrips(grips: readonly Gripping[]): void {
  all = grips;
}

export function gripAt(pointer: CanvasPointer, document: OpenDocument): Grip | null {
  for (const gripping of all) {
    const grip = gripping(pointer, document);
    if (grip) return grip;
  }
  return null;
}
