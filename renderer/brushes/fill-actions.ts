import { report } from '../base/notices.ts';
import { activeDocument } from '../picture/store.ts';
import { useColours } from '../view/hand/colours.ts';
import type { Paint } from './engine/apply.ts';
import { fillStep } from './fill-step.ts';
import { erasureOf, paintOf, plainly } from './paint-of.ts';
import type { Target } from './target.ts';

function fillTarget(label: string, paintFor: (target: Target) => Paint): void {
  const document = activeDocument();
  if (!document) return;
  fillStep(document.id, label, function* (target) {
    yield [];
    return { paint: paintFor(target), opacity: 1, region: null };
  }).catch(report);
}

/** Fills what is selected, or everything, with a colour: the one that it is when this is asked for. */
export function fillWith(which: 'foreground' | 'background'): void {
  const colour = useColours.getState()[which];
  fillTarget('fill', (target) => paintOf(target, colour, plainly));
}

/** Makes what is selected transparent. */
export function clear(): void {
  fillTarget('clear', erasureOf);
}
