import type { OpenDocument } from '../picture/document.ts';
import type { Draft } from '../picture/drafts.ts';
import { isEmpty } from '../pixels/rect.ts';
import type { CanvasPointer, Gesture } from '../view/hand/tool.ts';
import type { Growing } from './engine/growing.ts';
import { StrokePath } from './engine/stroke.ts';
import type { Sample, Touch } from './engine/stroke.ts';
import { AxisLock, sampleOf, stringOf } from './pointer.ts';
import type { Tip } from './store.ts';
import type { Target } from './target.ts';

interface Painted {
  readonly document: OpenDocument;
  readonly draft: Draft;
  readonly target: Target;
  readonly tip: Tip;
  readonly stroke: Growing;
  /** Key of the step under `history` in the translations. */
  readonly label: string;
  readonly start: CanvasPointer;
  /** Follows the pointer, for what is drawn beside the stroke. */
  readonly follow?: (pointer: CanvasPointer) => void;
}

/** Where the last stroke on a document ended: Shift and a click draw a straight line from there. */
let last: { readonly document: string; readonly sample: Sample } | null = null;

/** A stroke of a tip from press to release: shown as it grows, one step at its end. */
export function strokeGesture(painted: Painted): Gesture {
  const { document, draft, target, tip, stroke, label, start } = painted;
  const lock = new AxisLock(start);
  const path = new StrokePath({
    size: tip.size,
    spacing: tip.spacing / 100,
    string: stringOf(tip.smoothing),
    pressureSize: tip.pressureSize,
    pressureOpacity: tip.pressureOpacity,
    tilt: tip.tilt,
  });
  const draw = (touches: readonly Touch[]) => {
    const changed = stroke.touch(touches);
    if (!isEmpty(changed)) draft.touch(changed);
  };
  const follow = (pointers: readonly CanvasPointer[]) => {
    draw(pointers.flatMap((pointer) => path.add(sampleOf(lock.keep(pointer)))));
    const newest = pointers.at(-1);
    if (newest) painted.follow?.(newest);
  };

  draft.show((picture) => target.put(picture, stroke.live));
  if (start.shift && last?.document === document.id) draw(path.add(last.sample));
  follow([start]);

  return {
    move: follow,
    end: (pointer) => {
      const end = lock.keep(pointer);
      // A pen that is lifted reports no pressure; the stroke ends as it was pressed before.
      draw(path.finish());
      last = { document: document.id, sample: sampleOf({ ...end, pen: false }) };
      const raster = stroke.finish();
      if (raster === target.raster) return;
      draft.put(label, (picture) => target.put(picture, raster));
      target.done();
    },
    cancel: () => undefined,
  };
}
