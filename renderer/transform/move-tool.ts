import { Move } from 'lucide-react';
import type { HandTool } from '../view/hand/tool.ts';
import { MoveBar } from './MoveBar.tsx';
import { moveGesture } from './move-gesture.ts';
import { arrowOf, nudge } from './nudge.ts';

/** Drags the layers in hand, or the selected pixels. */
export const move: HandTool = {
  id: 'move',
  icon: Move,
  shortcut: { key: 'v' },
  cursor: (pointer) => (pointer?.alt ? 'copy' : 'move'),
  press: moveGesture,
  key(event, document) {
    const by = event.type === 'keydown' ? arrowOf(event) : null;
    if (!by) return false;
    nudge(document, by);
    return true;
  },
  Options: MoveBar,
};
