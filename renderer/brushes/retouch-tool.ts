import i18next from 'i18next';
import { notify } from '../base/notices.ts';
import type { CanvasPointer, HandTool } from '../view/hand/tool.ts';
import { showTip } from './cursor.ts';
import type { Growing } from './engine/growing.ts';
import { resizeGesture } from './resize-gesture.ts';
import { useBrushes } from './store.ts';
import type { Tip, TipTool } from './store.ts';
import { strokeGesture } from './stroke-gesture.ts';
import { targetOf } from './target.ts';
import type { Target } from './target.ts';

interface Retouching extends Pick<HandTool, 'icon' | 'shortcut' | 'Options'> {
  readonly id: TipTool;
  /** Whether it means nothing on a mask. */
  readonly pixelsOnly?: true;
  /** What Alt makes of it while the pointer goes down. */
  readonly opposite?: TipTool;
  readonly stroke: (as: TipTool, target: Target, tip: Tip) => Growing;
}

/** A tool that goes over what is there with a tip, and takes nothing but its options. */
export function retouchTool({ id, icon, shortcut, Options, ...rest }: Retouching): HandTool {
  const { pixelsOnly, opposite, stroke } = rest;
  const show = (pointer: CanvasPointer | null) => {
    showTip(id, pointer);
  };
  return {
    id,
    hasTip: true,
    icon,
    ...(shortcut && { shortcut }),
    cursor: () => 'none',
    press: (start, document, draft) => {
      if (start.alt && start.mod) return resizeGesture(id, start);
      const target = targetOf(document);
      if (!target) return null;
      if (pixelsOnly && target.kind !== 'pixels') {
        notify('information', i18next.t('brushes.pixelsOnly'));
        return null;
      }
      const as = start.alt && opposite ? opposite : id;
      const tip = useBrushes.getState()[id];
      return strokeGesture({
        ...{ document, draft, target, tip, start },
        label: as,
        stroke: stroke(as, target, tip),
        follow: show,
      });
    },
    hover: show,
    leave: () => {
      show(null);
    },
    ...(Options && { Options }),
  };
}
