import { SquareDashedMousePointer } from 'lucide-react';
import { report } from '../../base/notices.ts';
import { flattenPicture } from '../../composite/flatten.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { withSelection } from '../../picture/selection.ts';
import { quadOf } from '../../pixels/affine.ts';
import { combine } from '../../pixels/mask/combine.ts';
import { dragBox } from '../../pixels/mask/drag-box.ts';
import { selectObject } from '../../pixels/mask/object-selection.ts';
import type { Rect } from '../../pixels/rect.ts';
import type { CanvasPointer, Gesture, HandTool } from '../../view/hand/tool.ts';
import { slowStepIn } from '../../workers/slow-step.ts';
import { ObjectOptions } from '../SelectionBar.tsx';
import { smallPicture } from '../dialogs/small-picture.ts';
import { showSketch } from '../sketch.ts';
import { modeOf } from './keys.ts';
import { selectionMenu } from './menu.ts';

/** Longer side of the picture in which things are found, pixels: smaller ones are seen at their own size. */
const longest = 400;
/** A box with a side smaller than this was no box, pixels of the picture. */
const smallest = 4;

/** Selects the thing in the box that is drawn around it. */
export const objectSelect: HandTool = {
  id: 'object-select',
  icon: SquareDashedMousePointer,
  shortcut: { key: 'w' },
  menu: selectionMenu,
  cursor: () => 'crosshair',
  press: (start, document) => boxGesture(start, document),
  Options: ObjectOptions,
};

function boxGesture(start: CanvasPointer, document: OpenDocument): Gesture {
  const boxAt = (to: CanvasPointer) =>
    dragBox(start, to, { style: 'normal', width: 1, height: 1, square: false, centred: false });
  return {
    move: (pointers) => {
      const last = pointers.at(-1);
      if (last) showSketch({ kind: 'line', points: quadOf(boxAt(last)), closed: true });
    },
    end: (last) => {
      showSketch(null);
      const box = boxAt(last);
      if (box.width >= smallest && box.height >= smallest) select(start, document, box);
    },
    cancel: () => {
      showSketch(null);
    },
  };
}

function select(start: CanvasPointer, document: OpenDocument, box: Rect): void {
  const mode = modeOf(start, presentOf(document).selection !== null);
  slowStepIn(document.id, 'select', function* (now) {
    const seen = smallPicture(now, longest);
    const factor = 2 ** Math.round(Math.log2(now.width / seen.width));
    const shape = yield* selectObject(yield* flattenPicture(now), now, seen, factor, box);
    return withSelection(now, combine(now.selection, shape, mode, now));
  }).catch(report);
}
