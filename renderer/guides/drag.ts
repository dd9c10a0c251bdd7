import type { Guide } from '../../preload/contract/document.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument, Picture } from '../picture/document.ts';
import type { Draft, Edit } from '../picture/drafts.ts';
import { useGuidance } from '../view/guidance.ts';
import type { Grip } from '../view/hand/grips.ts';
import { useHand } from '../view/hand/store.ts';
import type { CanvasPointer, Gesture } from '../view/hand/tool.ts';
import { snapPoint } from '../view/snap.ts';
import { snapTargets, snapTolerance } from '../view/snapping.ts';
import { useCanvas } from '../view/store.ts';
import type { Point } from '../view/viewport.ts';

/** Side of a ruler, CSS pixels. */
export const rulerSide = 18;
/** How near the pointer must be to take a guide, CSS pixels. */
const grasp = 4;

type Direction = Guide['direction'];

/** Guides are taken with the move tool. */
export function guideGrip(pointer: CanvasPointer, document: OpenDocument): Grip | null {
  const guide = useHand.getState().tool === 'move' ? guideAt(pointer, presentOf(document)) : null;
  return guide && { cursor: resizing(guide.direction), take: (draft) => moveGuide(guide, document, draft) };
}

/** The cursor across a guide as it lies on the screen. */
function resizing(direction: Direction): string {
  const turned = Math.round(useCanvas.getState().view.angle / 90) % 2 !== 0;
  return (direction === 'vertical') !== turned ? 'ew-resize' : 'ns-resize';
}

/** The guide under the pointer, of those that are seen. */
function guideAt(pointer: Point, picture: Picture): Guide | null {
  if (!useGuidance.getState().guides) return null;
  const tolerance = grasp / useCanvas.getState().view.scale;
  const away = ({ direction, at }: Guide) => Math.abs(along(pointer, direction) - at);
  return picture.guides.findLast((guide) => away(guide) <= tolerance) ?? null;
}

/** Moves a guide; let go over a ruler or outside of the canvas, it is gone. */
function moveGuide(guide: Guide, document: OpenDocument, draft: Draft): Gesture {
  return placing(guide, guide.direction, document, draft);
}

/** A guide drawn out of a ruler. */
export function newGuide(direction: Direction, document: OpenDocument, draft: Draft): Gesture {
  return placing(null, direction, document, draft);
}

/** Places a guide of that direction, in the place of one that was there. */
function placing(old: Guide | null, direction: Direction, document: OpenDocument, draft: Draft): Gesture {
  const without: Edit = (picture) =>
    old ? { ...picture, guides: picture.guides.filter((each) => each !== old) } : picture;
  const targets = snapTargets(without(presentOf(document)));
  const withGuide = (pointer: CanvasPointer): Edit => {
    const { dx, dy } = snapPoint(pointer, targets, snapTolerance());
    const at = along({ x: pointer.x + dx, y: pointer.y + dy }, direction);
    // Guides stand between pixels, unless they snapped to a middle.
    const whole = dx === 0 && dy === 0 ? Math.round(at) : Math.round(at * 2) / 2;
    return (picture) => {
      const rest = without(picture);
      return { ...rest, guides: [...rest.guides, { direction, at: whole }] };
    };
  };
  return {
    move: (pointers) => {
      const last = pointers.at(-1);
      if (last) draft.show(withGuide(last));
    },
    end: (pointer) => {
      if (!isAway(pointer.view)) draft.put(old ? 'move-guide' : 'new-guide', withGuide(pointer));
      else if (old) draft.put('delete-guide', without);
    },
    cancel: () => undefined,
  };
}

function along({ x, y }: Point, direction: Direction): number {
  return direction === 'vertical' ? x : y;
}

/** Whether a guide let go there is thrown away: over the rulers, or outside of the canvas. */
function isAway({ x, y }: Point): boolean {
  const { canvas } = useCanvas.getState();
  const edge = useGuidance.getState().rulers ? rulerSide : 0;
  return x < edge || y < edge || x > canvas.width || y > canvas.height;
}
