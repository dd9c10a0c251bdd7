import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { moveLayers } from '../picture/reframe/layers.ts';
import { commitIn } from '../picture/store.ts';
import { keepFloating, liftSelected, moveFloating } from './floating.ts';
import { mayLift, movableLayers, refuse } from './movable.ts';

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far an arrow key moves, with Shift ten times as far; null for other keys. */
export function arrowOf(event: KeyboardEvent): readonly [number, number] | null {
  const direction = directions[event.key];
  if (!direction || event.ctrlKey || event.metaKey || event.altKey) return null;
  const by = event.shiftKey ? 10 : 1;
  return [direction[0] * by, direction[1] * by];
}

/** Moves what the move tool would, a run of keys as one step. */
export function nudge(document: OpenDocument, [dx, dy]: readonly [number, number]): void {
  const picture = presentOf(document);
  if (!picture.selection) {
    const ids = movableLayers(document)?.map(({ id }) => id);
    if (ids) commitIn(document.id, 'move', moveLayers(picture, ids, dx, dy), `nudge ${ids.join()}`);
    return;
  }
  if (!mayLift(document)) return;
  const floating = liftSelected(document);
  if (!floating) {
    refuse('empty');
    return;
  }
  const result = moveFloating(floating, dx, dy);
  commitIn(document.id, 'move-pixels', result, `nudge ${floating.layer.id}`);
  keepFloating(floating, dx, dy, result);
}
