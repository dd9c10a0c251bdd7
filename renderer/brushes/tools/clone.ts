import { Stamp } from 'lucide-react';
import type { HandTool } from '../../view/hand/tool.ts';
import { cloneGesture } from '../clone-gesture.ts';
import { followSource, sourceGesture } from '../clone-source.ts';
import { showTip } from '../cursor.ts';
import { CloneBar } from '../options/CloneBar.tsx';
import { resizeGesture } from '../resize-gesture.ts';
import { SourceMarker } from '../source-marker.ts';

export const clone: HandTool = {
  id: 'clone',
  hasTip: true,
  icon: Stamp,
  shortcut: { key: 's' },
  cursor: (pointer) => (pointer?.alt && !pointer.mod ? 'crosshair' : 'none'),
  press: (start, document, draft) => {
    if (start.alt && start.mod) return resizeGesture('clone', start);
    return start.alt ? sourceGesture(document, start) : cloneGesture('clone', document, draft, start);
  },
  hover: (pointer, document) => {
    showTip('clone', pointer && (!pointer.alt || pointer.mod) ? pointer : null);
    followSource(document, pointer);
  },
  leave: () => {
    showTip('clone', null);
  },
  Options: CloneBar,
  Overlay: SourceMarker,
};
