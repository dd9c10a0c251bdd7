import type { OpenDocument } from '../../picture/document.ts';
import type { Gripping } from './grips.ts';
import type { CanvasPointer } from './tool.ts';

type Pick = (pointer: CanvasPointer, document: OpenDocument) => void;

let picking: Pick | null = null;

/** Until it is stopped, clicks on the canvas go to whoever asks for a place in the picture, and not to the tool in hand. */
export function pickOnCanvas(pick: Pick): () => void {
  picking = pick;
  return () => {
    if (picking === pick) picking = null;
  };
}

export const gripOfPicking: Gripping = (_, document) => {
  const pick = picking;
  return (
    pick && {
      cursor: 'crosshair',
      take: () => ({
        move: () => undefined,
        end: (pointer) => {
          pick(pointer, document);
        },
        cancel: () => undefined,
      }),
    }
  );
};
