import { Type } from 'lucide-react';
import { presentOf } from '../picture/document.ts';
import { documentOf } from '../picture/store.ts';
import type { CanvasPointer, Gesture, HandTool } from '../view/hand/tool.ts';
import type { Box } from '../view/viewport.ts';
import { TextBar } from './TextBar.tsx';
import { beginBox, beginText, editText, endText, isEditing } from './editing.ts';
import { TextFrame, textFrame } from './text-frame.ts';
import { textUnder } from './text-layer.ts';

/**
 * Writes on the picture: a press begins a text or goes on with the one under it, a drag draws a box that the text
 * wraps in; a press beside ends it.
 */
export const text: HandTool = {
  id: 'text',
  icon: Type,
  shortcut: { key: 't' },
  cursor: () => 'text',
  press(pointer, document) {
    const wasEditing = isEditing();
    endText(true);
    const now = documentOf(document.id) ?? document;
    const under = textUnder(presentOf(now), pointer);
    if (under) editText(now, under);
    return under || wasEditing ? null : drawFrame(now.id, pointer);
  },
  Options: TextBar,
  Overlay: TextFrame,
};

/** A press that goes no farther than this, CSS pixels, is a click. */
const stillness = 6;

function drawFrame(id: string, from: CanvasPointer): Gesture {
  return {
    move: (pointers) => {
      const to = pointers.at(-1);
      if (to) textFrame.show(isClick(from, to) ? null : frameOf(from, to));
    },
    end: (to) => {
      textFrame.show(null);
      const document = documentOf(id);
      if (!document) return;
      if (isClick(from, to)) beginText(document, from);
      else beginBox(document, frameOf(from, to));
    },
    cancel: () => {
      textFrame.show(null);
    },
  };
}

function isClick({ view: from }: CanvasPointer, { view: to }: CanvasPointer): boolean {
  return Math.min(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) < stillness;
}

function frameOf(from: CanvasPointer, to: CanvasPointer): Box {
  const [x, y] = [Math.round(Math.min(from.x, to.x)), Math.round(Math.min(from.y, to.y))];
  const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)].map((side) =>
    Math.max(1, Math.round(side)),
  );
  return { x, y, width: width ?? 1, height: height ?? 1 };
}
