import { create } from 'zustand';
import { pentimento } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';
import { steps } from './steps.ts';

/** Which step of the tour is shown; null: none is. */
export const useTour = create<{ readonly at: number | null }>(() => ({ at: null }));

export function startTour(): void {
  goTo(0);
}

/** @param at beyond the last step: that was all. */
export function goTo(at: number): void {
  const step = steps[at];
  if (!step) {
    endTour();
    return;
  }
  // Whoever begins it needs no offer any more.
  if (at > 0) remember();
  useTour.setState({ at });
  Promise.resolve(step.prepare?.()).catch(report);
}

/** Also where it was not taken to its end: it isn't offered again. */
export function endTour(): void {
  useTour.setState({ at: null });
  remember();
}

function remember(): void {
  pentimento().call('endTour', {}).catch(report);
}
