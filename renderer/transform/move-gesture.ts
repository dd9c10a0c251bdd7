import { duplicateLayers } from '../picture/arrange.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument, Picture } from '../picture/document.ts';
import type { Draft } from '../picture/drafts.ts';
import { addedTo } from '../picture/hand.ts';
import { boundsOf, boundsOfAll, layerBounds } from '../picture/reframe/bounds.ts';
import { moveLayers } from '../picture/reframe/layers.ts';
import { afterClick } from '../picture/select.ts';
import { describeIn, documentOf, takeInHand } from '../picture/store.ts';
import { outermost, rowsOf } from '../picture/tree.ts';
import { isEmpty } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import type { CanvasPointer, Gesture } from '../view/hand/tool.ts';
import { snapBox } from '../view/snap.ts';
import { showSnapLines, snapTargets, snapTolerance } from '../view/snapping.ts';
import { keepFloating, liftSelected, moveFloating } from './floating.ts';
import { layersUnder, mayLift, movableLayers, refuse } from './movable.ts';
import { useTransformOptions } from './store.ts';

/** What a drag moves, and where it lies as the drag begins. */
interface Moved {
  readonly label: string;
  readonly box: Rect;
  readonly others: readonly Rect[];
  readonly by: (dx: number, dy: number) => Picture;
  readonly done?: (dx: number, dy: number, picture: Picture) => void;
}

/** Moves the selected pixels where there is a selection, else the layers in hand. */
export function moveGesture(pointer: CanvasPointer, document: OpenDocument, draft: Draft): Gesture | null {
  takeUnder(pointer, document);
  const now = documentOf(document.id) ?? document;
  const moved = presentOf(now).selection ? selectedPixels(now) : layersInHand(now, pointer.alt);
  // What a running job shows would lie over what is moved.
  if (moved) describeIn(document.id, { following: false });
  return moved && dragging(pointer, draft, moved);
}

/** The layer under the pointer comes in hand, by the option, or with Ctrl in its place. */
function takeUnder(pointer: CanvasPointer, document: OpenDocument): void {
  const picture = presentOf(document);
  if (picture.selection || useTransformOptions.getState().autoSelect === pointer.mod) return;
  const under = layersUnder(picture.layers, pointer)[0];
  if (!under) return;
  if (pointer.shift) takeInHand(document.id, (_, hand) => afterClick(picture, hand, under.id, 'toggle'));
  else if (!document.selected.includes(under.id)) takeInHand(document.id, () => [under.id]);
}

function selectedPixels(document: OpenDocument): Moved | null {
  if (!mayLift(document)) return null;
  const floating = liftSelected(document);
  if (!floating) return refuse('empty');
  const box = boundsOf(floating.lifted.floating);
  return {
    label: 'move-pixels',
    box: { ...box, x: box.x + floating.dx, y: box.y + floating.dy },
    others: [],
    by: (dx, dy) => moveFloating(floating, dx, dy),
    done: (dx, dy, result) => {
      keepFloating(floating, dx, dy, result);
    },
  };
}

function layersInHand(document: OpenDocument, copies: boolean): Moved | null {
  const before = presentOf(document);
  const free = movableLayers(document);
  if (!free) return null;
  const picture = copies
    ? duplicateLayers(
        before,
        free.map(({ id }) => id),
        (name) => name,
      )
    : before;
  const ids = copies ? addedTo(before.layers, picture.layers) : free.map(({ id }) => id);
  return {
    label: copies ? 'duplicate-layer' : 'move',
    box: boundsOfAll(outermost(picture.layers, ids)),
    others: otherBoxes(picture, ids),
    by: (dx, dy) => moveLayers(picture, ids, dx, dy),
  };
}

/** Where the layers lie that can be seen and don't move. */
export function otherBoxes(picture: Picture, ids: readonly string[]): readonly Rect[] {
  const moving = new Set(rowsOf(outermost(picture.layers, ids)).map(({ layer }) => layer.id));
  return rowsOf(picture.layers)
    .filter(({ layer }) => layer.kind === 'raster' && layer.visible && !moving.has(layer.id))
    .map(({ layer }) => layerBounds(layer))
    .filter((box) => !isEmpty(box));
}

/** How far the pointer must go before a press becomes a drag, CSS pixels. */
const start = 3;

function dragging(from: CanvasPointer, draft: Draft, moved: Moved): Gesture {
  const targets = snapTargets(moved.by(0, 0), moved.others);
  let begun = false;
  const reachOf = (pointer: CanvasPointer) => {
    begun ||= Math.hypot(pointer.view.x - from.view.x, pointer.view.y - from.view.y) >= start;
    if (!begun) return { dx: 0, dy: 0 };
    let dx = Math.round(pointer.x - from.x);
    let dy = Math.round(pointer.y - from.y);
    const level = pointer.shift && Math.abs(dx) >= Math.abs(dy);
    const upright = pointer.shift && !level;
    if (level) dy = 0;
    if (upright) dx = 0;
    const free = !pointer.mod && !isEmpty(moved.box);
    const box = { ...moved.box, x: moved.box.x + dx, y: moved.box.y + dy };
    const snap = free ? snapBox(box, targets, snapTolerance()) : { dx: 0, dy: 0, lines: [] };
    showSnapLines(snap.lines.filter(({ direction }) => !(direction === 'vertical' ? upright : level)));
    return {
      dx: dx + (upright ? 0 : Math.round(snap.dx)),
      dy: dy + (level ? 0 : Math.round(snap.dy)),
    };
  };
  return {
    move(pointers) {
      const pointer = pointers.at(-1);
      if (!pointer) return;
      const { dx, dy } = reachOf(pointer);
      const picture = moved.by(dx, dy);
      if (begun) draft.show(() => picture);
    },
    end(pointer) {
      const { dx, dy } = reachOf(pointer);
      showSnapLines([]);
      if (dx === 0 && dy === 0) return;
      const result = moved.by(dx, dy);
      draft.put(moved.label, () => result);
      moved.done?.(dx, dy, result);
    },
    cancel() {
      showSnapLines([]);
    },
  };
}
