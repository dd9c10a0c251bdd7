import { Eraser } from 'lucide-react';
import type { HandTool } from '../../view/hand/tool.ts';
import { showTip } from '../cursor.ts';
import { EraserBar } from '../options/EraserBar.tsx';
import { erasureOf } from '../paint-of.ts';
import { resizeGesture } from '../resize-gesture.ts';
import { useBrushes } from '../store.ts';
import { strokeGesture } from '../stroke-gesture.ts';
import { strokeOf } from '../stroke-of.ts';
import { targetOf } from '../target.ts';

export const eraser: HandTool = {
  id: 'eraser',
  hasTip: true,
  icon: Eraser,
  shortcut: { key: 'e' },
  cursor: () => 'none',
  press: (start, document, draft) => {
    if (start.alt && start.mod) return resizeGesture('eraser', start);
    const target = targetOf(document);
    if (!target) return null;
    const tip = useBrushes.getState().eraser;
    return strokeGesture({
      document,
      draft,
      target,
      tip,
      stroke: strokeOf(target, tip, erasureOf(target)),
      label: 'eraser',
      start,
      follow: (pointer) => {
        showTip('eraser', pointer);
      },
    });
  },
  hover: (pointer) => {
    showTip('eraser', pointer);
  },
  leave: () => {
    showTip('eraser', null);
  },
  Options: EraserBar,
};
