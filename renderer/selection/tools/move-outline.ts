import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { changeSelection } from '../../picture/selection.ts';
import { within } from '../../pixels/mask/tiles.ts';
import { moveRaster, pixelAt } from '../../pixels/raster.ts';
import type { CanvasPointer, Gesture } from '../../view/hand/tool.ts';
import { showSketch } from '../sketch.ts';

/** Farther than this, CSS pixels, a press is a drag. */
export const slack = 3;

export function isInside(pointer: CanvasPointer, document: OpenDocument): boolean {
  const { selection } = presentOf(document);
  return selection !== null && (pixelAt(selection, pointer.x, pointer.y)[0] ?? 0) > 127;
}

/** Drags the selection without its pixels; Shift keeps to one direction. A press that stays where it is does `click`. */
export function moveOutline(start: CanvasPointer, document: OpenDocument, click: () => void): Gesture {
  let dragged = false;
  const offset = (pointer: CanvasPointer) => {
    const dx = Math.round(pointer.x - start.x);
    const dy = Math.round(pointer.y - start.y);
    if (!pointer.shift) return { dx, dy };
    return Math.abs(dx) > Math.abs(dy) ? { dx, dy: 0 } : { dx: 0, dy };
  };
  return {
    move: (pointers) => {
      const last = pointers.at(-1);
      if (!last) return;
      dragged ||= Math.hypot(last.view.x - start.view.x, last.view.y - start.view.y) > slack;
      if (dragged) showSketch({ kind: 'moved', ...offset(last) });
    },
    end: (last) => {
      showSketch(null);
      const { dx, dy } = offset(last);
      if (!dragged) click();
      else
        changeSelection(document.id, 'moveSelection', (selection, size) =>
          within(moveRaster(selection, dx, dy), size),
        );
    },
    cancel: () => {
      showSketch(null);
    },
  };
}
