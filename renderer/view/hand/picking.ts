import type { OpenDocument } from '../../picture/document.ts';
import type { Gripping } from './grips.ts';
import { useHand } from './store.ts';
import type { CanvasPointer } from './tool.ts';

type Pick = (pointer: CanvasPointer, document: OpenDocument) => void;

interface Picking {
  readonly pick: Pick;
  /** Puts it away, as Escape and taking a tool do; null where whoever asks decides alone. */
  readonly putAway: (() => void) | null;
}

let picking: Picking | null = null;

/** Until it is stopped, clicks on the canvas go to whoever asks for a place in the picture, and not to the tool in hand. */
export function pickOnCanvas(pick: Pick, putAway: (() => void) | null = null): () => void {
  const own: Picking = { pick, putAway };
  // Two at once would be one too many: the newer has the clicks.
  picking?.putAway?.();
  picking = own;
  const forget = putAway ? useHand.subscribe(putAway) : () => undefined;
  return () => {
    forget();
    if (picking === own) picking = null;
  };
}

/** Puts away what would take the next click, where it lets itself be put away. */
export function stopPicking(): boolean {
  if (!picking?.putAway) return false;
  picking.putAway();
  return true;
}

export const gripOfPicking: Gripping = (_, document) => {
  const { pick } = picking ?? {};
  return pick
    ? {
        cursor: 'crosshair',
        take: () => ({
          move: () => undefined,
          end: (pointer) => {
            pick(pointer, document);
          },
          cancel: () => undefined,
        }),
      }
    : null;
};
