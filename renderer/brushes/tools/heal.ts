import { Bandage } from 'lucide-react';
import type { HandTool } from '../../view/hand/tool.ts';
import { cloneGesture } from '../clone-gesture.ts';
import { followSource, sourceGesture } from '../clone-source.ts';
import { showTip } from '../cursor.ts';
import { healing } from '../heal-stroke.ts';
import { HealBar } from '../options/HealBar.tsx';
import { resizeGesture } from '../resize-gesture.ts';
import { SourceMarker } from '../source-marker.ts';

export const heal: HandTool = {
  id: 'heal',
  hasTip: true,
  icon: Bandage,
  shortcut: { key: 'j' },
  cursor: (pointer) => (pointer?.alt && !pointer.mod ? 'crosshair' : 'none'),
  press: (start, document, draft) => {
    if (start.alt && start.mod) return resizeGesture('heal', start);
    return start.alt
      ? sourceGesture(document, start)
      : cloneGesture('heal', document, draft, start, (stroke, target, source) =>
          healing(stroke, target, () => source),
        );
  },
  hover: (pointer, document) => {
    showTip('heal', pointer && (!pointer.alt || pointer.mod) ? pointer : null);
    followSource(document, pointer);
  },
  leave: () => {
    showTip('heal', null);
  },
  Options: HealBar,
  Overlay: SourceMarker,
};
