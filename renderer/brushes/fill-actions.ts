import { presentOf } from '../picture/document.ts';
import { onSettled } from '../picture/drafts.ts';
import { commitIn } from '../picture/store.ts';
import { useColours } from '../view/hand/colours.ts';
import type { Paint } from './engine/apply.ts';
import { fill } from './engine/fill.ts';
import { erasureOf, paintOf, plainly } from './paint-of.ts';
import { targetOf } from './target.ts';
import type { Target } from './target.ts';

function fillTarget(label: string, paint: (target: Target) => Paint): void {
  onSettled((document) => {
    const target = targetOf(document);
    if (!target) return;
    const { raster, selection, within } = target;
    const filled = fill(raster, { paint: paint(target), opacity: 1, region: null, selection, within });
    if (filled === raster) return;
    commitIn(document.id, label, target.put(presentOf(document), filled));
    target.done();
  });
}

/** Fills what is selected, or everything, with a colour. */
export function fillWith(which: 'foreground' | 'background'): void {
  fillTarget('fill', (target) => paintOf(target, useColours.getState()[which], plainly));
}

/** Makes what is selected transparent. */
export function clear(): void {
  fillTarget('clear', erasureOf);
}
