import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { deselect } from '../../picture/selection.ts';
import { dragBox } from '../../pixels/mask/drag-box.ts';
import type { Corner } from '../../pixels/mask/polygon.ts';
import type { Size } from '../../pixels/mask/tiles.ts';
import type { Raster } from '../../pixels/raster.ts';
import { isEmpty } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import type { CanvasPointer, Gesture } from '../../view/hand/tool.ts';
import { applyShape } from '../apply-shape.ts';
import { showSketch } from '../sketch.ts';
import { useSelectionOptions } from '../store.ts';
import { modeOf, ShapeKeys } from './keys.ts';
import { isInside, moveOutline } from './move-outline.ts';

/** What differs between marquees. */
interface Shape {
  readonly corners: (box: Rect) => readonly Corner[];
  readonly select: (box: Rect, size: Size, antialias: boolean) => Raster;
}

/** Drawing a box by its corners. A click outside deselects; a drag from inside the selection moves it. */
export function marqueePress(shape: Shape, start: CanvasPointer, document: OpenDocument): Gesture {
  const picture = presentOf(document);
  const selected = picture.selection !== null;
  const mode = modeOf(start, selected);
  const options = useSelectionOptions.getState();
  const clear = () => {
    if (mode === 'replace') deselect(document.id);
  };
  if (mode === 'replace' && options.style !== 'size' && isInside(start, document))
    return moveOutline(start, document, clear);
  const keys = new ShapeKeys(start, selected);
  const boxAt = (pointer: CanvasPointer) => dragBox(start, pointer, { ...options, ...keys.at(pointer) });
  const draw = (pointer: CanvasPointer) => {
    showSketch({ kind: 'line', points: shape.corners(boxAt(pointer)), closed: true });
  };
  if (options.style === 'size') draw(start);
  return {
    move: (pointers) => {
      const last = pointers.at(-1);
      if (last) draw(last);
    },
    end: (last) => {
      showSketch(null);
      const box = boxAt(last);
      if (isEmpty(box)) clear();
      else applyShape(document.id, shape.select(box, picture, options.antialias), mode, options.feather);
    },
    cancel: () => {
      showSketch(null);
    },
  };
}
