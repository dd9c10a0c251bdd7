import { blur } from '../../preload/adjustments/blur.ts';
import { sharpen } from '../../preload/adjustments/sharpen.ts';
import type { HandTool } from '../view/hand/tool.ts';
import { filtered } from './engine/filtered.ts';
import { retouchTool } from './retouch-tool.ts';
import { useBrushes } from './store.ts';
import { strokeOf } from './stroke-of.ts';

/** Of the unsharp mask at full strength, per cent. */
const amount = 150;

/** The brushes that blur and sharpen: Alt makes the one the other. */
export function focusTool(id: 'blur' | 'sharpen', look: Pick<HandTool, 'icon' | 'Options'>): HandTool {
  return retouchTool({
    ...look,
    id,
    opposite: id === 'blur' ? 'sharpen' : 'blur',
    stroke: (as, target, tip) => {
      const { radii } = useBrushes.getState();
      const kernel =
        as === 'blur'
          ? blur({ type: 'blur', radius: radii.blur }, 1)
          : sharpen({ type: 'sharpen', amount, radius: radii.sharpen, threshold: 0 }, 1);
      const source = filtered(target.raster, kernel, target.within);
      return strokeOf(target, tip, { kind: target.kind === 'pixels' ? 'towards' : 'lightness', source });
    },
  });
}
