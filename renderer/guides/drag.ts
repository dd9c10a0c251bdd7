import type { Guide } from '../../preload/contract/document.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument, Picture } from '../picture/document.ts';
import { commitLive, dropLive, showLive } from '../picture/live.ts';
import type { CanvasPointer, Gesture } from '../view/hand/tool.ts';
import { snapPoint } from '../view/snap.ts';
import { snapTargets, snapTolerance } from '../view/snapping.ts';
import { useCanvas } from '../view/store.ts';
import type { Point } from '../view/viewport.ts';
import { useGuidance } from './store.ts';

/** Side of a ruler, CSS pixels. */
export const rulerSide = 18;
/** How near the pointer must be to take a guide, CSS pixels. */
const grasp = 4;

type Direction = Guide['direction'];

/** The guide under the pointer, of those that are seen. */
export function guideAt(pointer: Point, picture: Picture): Guide | null {
  if (!useGuidance.getState().guides) return null;
  const tolerance = grasp / useCanvas.getState().view.scale;
  const away = ({ direction, at }: Guide) => Math.abs(along(pointer, direction) - at);
  return picture.guides.findLast((guide) => away(guide) <= tolerance) ?? null;
}

/** Moves a guide; let go over a ruler or outside of the canvas, it is gone. */
export function moveGuide(guide: Guide, document: OpenDocument): Gesture {
  const picture = presentOf(document);
  const guides = picture.guides.filter((each) => each !== guide);
  return placing({ ...picture, guides }, picture, guide.direction, document.id);
}

/** A guide drawn out of a ruler. */
export function newGuide(direction: Direction, document: OpenDocument): Gesture {
  const picture = presentOf(document);
  return placing(picture, picture, direction, document.id);
}

/** Places a guide of that direction in the picture `without` it, which was `before`. */
function placing(without: Picture, before: Picture, direction: Direction, id: string): Gesture {
  const targets = snapTargets(without);
  const withGuide = (pointer: CanvasPointer): Picture => {
    const { dx, dy } = snapPoint(pointer, targets, snapTolerance());
    const at = along({ x: pointer.x + dx, y: pointer.y + dy }, direction);
    // Guides stand between pixels, unless they snapped to a middle.
    const whole = dx === 0 && dy === 0 ? Math.round(at) : Math.round(at * 2) / 2;
    return { ...without, guides: [...without.guides, { direction, at: whole }] };
  };
  return {
    move: (pointers) => {
      const last = pointers.at(-1);
      if (last) showLive(id, withGuide(last));
    },
    end: (pointer) => {
      const moved = before !== without;
      if (!isAway(pointer.view)) commitLive(id, moved ? 'move-guide' : 'new-guide', withGuide(pointer));
      else if (moved) commitLive(id, 'delete-guide', without);
      else dropLive();
    },
    cancel: dropLive,
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
