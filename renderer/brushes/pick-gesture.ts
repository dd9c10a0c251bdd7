import { sourceOf } from '../composite/sample.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { setBackground, setForeground, useColours } from '../view/hand/colours.ts';
import type { CanvasPointer, Gesture } from '../view/hand/tool.ts';
import { colourAt } from './colour-at.ts';
import { colourRing } from './colour-ring.ts';
import { useBrushes } from './store.ts';

/** Takes the colour under the pointer when it is released; until then a ring shows it. */
export function pickGesture(
  document: OpenDocument,
  start: CanvasPointer,
  which: 'foreground' | 'background' = 'foreground',
): Gesture | null {
  const picture = presentOf(document);
  const { area, allLayers } = useBrushes.getState().eyedropper;
  const source = sourceOf(document, allLayers);
  if (!source) return null;
  const before = useColours.getState()[which];
  let colour = before;
  const follow = (pointer: CanvasPointer) => {
    colour = colourAt(picture, source, pointer, area) ?? colour;
    colourRing.show({ x: pointer.x, y: pointer.y, colour, before });
  };
  follow(start);
  return {
    move: (pointers) => {
      const newest = pointers.at(-1);
      if (newest) follow(newest);
    },
    end: () => {
      colourRing.show(null);
      (which === 'foreground' ? setForeground : setBackground)(colour);
    },
    cancel: () => {
      colourRing.show(null);
    },
  };
}
