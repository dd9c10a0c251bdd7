import i18next from 'i18next';
import type { BatchRow, BatchStanding } from '../../preload/contract/index.ts';
import { goesOn, isOver } from '../base/going-on.ts';
import { failureWords } from '../base/notices.ts';
import { factsOf } from './facts.ts';
import { isFree, useBatch } from './store.ts';

const id = 'batch';

/** Lets the window's surroundings know how far the batch is, and who looks elsewhere that it ended, or why it stopped. */
export function showBatchOutside(): void {
  /** When it was begun or gone on with, on the clock of `performance.now`. */
  let since: number | null = null;
  useBatch.subscribe(({ standing, rows }, before) => {
    if (standing === before.standing) return;
    const { phase, fraction, problem } = standing;
    if (phase === 'running') since ??= performance.now();
    const stopped = isFree(standing) || problem !== null;
    if (since !== null && stopped) {
      const seconds = (performance.now() - since) / 1000;
      since = null;
      isOver(id, phase === 'choosing' ? undefined : { ...tidingsOf(standing, rows), seconds });
    }
    if (!isFree(standing)) goesOn(id, fraction, phase === 'paused');
  });
}

function tidingsOf(standing: BatchStanding, rows: readonly BatchRow[]) {
  const { problem } = standing;
  return {
    title: i18next.t(problem ? 'batchRoom.stoppedOutside' : 'batchRoom.endedOutside'),
    body: problem ? failureWords(problem).detail : factsOf(standing, rows, i18next.language).join(' · '),
    failed: problem !== null,
  };
}
