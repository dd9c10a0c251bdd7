import type { HandTool } from '../view/hand/tool.ts';
import { toning } from './engine/tone.ts';
import type { Tone } from './engine/tone.ts';
import { retouchTool } from './retouch-tool.ts';
import { useBrushes } from './store.ts';
import { strokeOf } from './stroke-of.ts';

/** Dodge and burn: Alt makes the one the other, in the same range. */
export function toneTool(tone: Tone, look: Pick<HandTool, 'icon' | 'Options'>): HandTool {
  return retouchTool({
    ...look,
    id: tone,
    shortcut: { key: 'o' },
    opposite: tone === 'dodge' ? 'burn' : 'dodge',
    stroke: (as, target, tip) =>
      strokeOf(target, tip, {
        kind: 'tone',
        toning: toning(as === 'burn' ? 'burn' : 'dodge', useBrushes.getState().ranges[tone]),
        channels: target.raster.channels,
      }),
  });
}
