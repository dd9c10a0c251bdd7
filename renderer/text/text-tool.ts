import { Type } from 'lucide-react';
import { presentOf } from '../picture/document.ts';
import { documentOf } from '../picture/store.ts';
import type { HandTool } from '../view/hand/tool.ts';
import { TextBar } from './TextBar.tsx';
import { beginText, editText, endText, isEditing } from './editing.ts';
import { textUnder } from './text-layer.ts';

/** Writes on the picture: a press begins a text or goes on with the one under it; a press beside ends it. */
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
    else if (!wasEditing) beginText(now, pointer);
    return null;
  },
  Options: TextBar,
};
