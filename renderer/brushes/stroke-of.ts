import type { Paint } from './engine/apply.ts';
import { Stroke } from './engine/paint.ts';
import type { Tip } from './store.ts';
import type { Target } from './target.ts';

/** A stroke that puts paint on a target with a tip. */
export function strokeOf(target: Target, tip: Tip, paint: Paint): Stroke {
  return new Stroke({
    raster: target.raster,
    paint,
    opacity: tip.opacity / 100,
    flow: tip.flow / 100,
    hardness: tip.hardness / 100,
    selection: target.selection,
    within: target.within,
  });
}
