import { Brush } from 'lucide-react';
import { usedColour, useColours } from '../../view/hand/colours.ts';
import type { HandTool } from '../../view/hand/tool.ts';
import { ColourRing } from '../colour-ring.ts';
import { showTip } from '../cursor.ts';
import { BrushBar } from '../options/BrushBar.tsx';
import { paintOf } from '../paint-of.ts';
import { pickGesture } from '../pick-gesture.ts';
import { resizeGesture } from '../resize-gesture.ts';
import { useBrushes } from '../store.ts';
import { strokeGesture } from '../stroke-gesture.ts';
import { strokeOf } from '../stroke-of.ts';
import { targetOf } from '../target.ts';

export const brush: HandTool = {
  id: 'brush',
  hasTip: true,
  icon: Brush,
  shortcut: { key: 'b' },
  cursor: (pointer) => (pointer?.alt && !pointer.mod ? 'crosshair' : 'none'),
  press: (start, document, draft) => {
    if (start.alt && start.mod) return resizeGesture('brush', start);
    if (start.alt) return pickGesture(document, start);
    const target = targetOf(document);
    if (!target) return null;
    const { foreground } = useColours.getState();
    const tip = useBrushes.getState().brush;
    if (target.kind === 'pixels') usedColour(foreground);
    return strokeGesture({
      document,
      draft,
      target,
      tip,
      stroke: strokeOf(target, tip, paintOf(target, foreground, tip)),
      label: 'brush',
      start,
      follow: (pointer) => {
        showTip('brush', pointer);
      },
    });
  },
  hover: (pointer) => {
    showTip('brush', pointer && (!pointer.alt || pointer.mod) ? pointer : null);
  },
  leave: () => {
    showTip('brush', null);
  },
  Options: BrushBar,
  Overlay: ColourRing,
};
