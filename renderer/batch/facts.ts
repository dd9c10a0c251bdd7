import i18next from 'i18next';
import type { BatchRow, BatchStanding } from '../../preload/contract/index.ts';
import { duration } from '../neural/jobs/duration.ts';
import { countOf } from './store.ts';

/** How a batch stands, in words: how many pictures are over, how many failed, what is left. */
export function factsOf(
  { phase, secondsLeft, workers }: BatchStanding,
  rows: readonly BatchRow[],
  language: string,
): readonly string[] {
  const { t } = i18next;
  const { done, skipped, failed } = countOf(rows);
  return [
    t('batchRoom.count', { ended: done + skipped + failed, count: rows.length }),
    ...(skipped > 0 ? [t('batchRoom.skipped', { count: skipped })] : []),
    ...(failed > 0 ? [t('batchRoom.failed', { count: failed })] : []),
    ...(secondsLeft !== null && phase === 'running' && !workers?.away
      ? [t('jobs.left', { time: duration(secondsLeft, language) })]
      : []),
    ...(workers?.away ? [t('batchRoom.where.away')] : []),
    ...(workers && !workers.away && workers.count !== null
      ? [t('batchRoom.where.count', { count: workers.count })]
      : []),
    ...(phase === 'paused' || phase === 'pausing' ? [t(`batchRoom.${phase}`)] : []),
  ];
}
