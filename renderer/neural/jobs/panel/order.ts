import type { OpenJob } from '../store.ts';

/** The lane that a job is in: quick ones wait for each other, and so do those that learn. */
export type LaneOf = (job: OpenJob) => string;

/** Jobs as they are listed: what runs, what waits lane by lane, each in its order, and what is paused. */
export function listed(jobs: readonly OpenJob[], laneOf: LaneOf): readonly OpenJob[] {
  const inState = (state: OpenJob['state']) => jobs.filter((job) => job.state === state);
  const waiting = inState('queued');
  const lanes = [...new Set(jobs.map(laneOf))].sort();
  return [
    ...inState('running'),
    ...lanes.flatMap((lane) => waiting.filter((job) => laneOf(job) === lane)),
    ...inState('paused'),
  ];
}

/** How many jobs of its lane come before one that waits. */
export function ahead(job: OpenJob, jobs: readonly OpenJob[], laneOf: LaneOf): number {
  const lane = jobs.filter((other) => other.state !== 'paused' && laneOf(other) === laneOf(job));
  const running = lane.filter(({ state }) => state === 'running').length;
  const waiting = lane.filter(({ state }) => state === 'queued');
  return running + waiting.findIndex(({ id }) => id === job.id);
}

/** A new place for a job that waits: before another, or behind all of its lane. */
export interface Place {
  readonly before: string | null;
}

/** A step forward (-1) or back (1); null where there is none. */
export function stepped(job: OpenJob, step: -1 | 1, jobs: readonly OpenJob[], laneOf: LaneOf): Place | null {
  const waiting = beside(job, jobs, laneOf);
  const at = waiting.findIndex(({ id }) => id === job.id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= waiting.length) return null;
  return { before: waiting[step < 0 ? to : to + 1]?.id ?? null };
}

/** Dropped on another that waits, on its upper or lower half; null where that is no other place, or another lane. */
export function dropped(
  job: OpenJob,
  on: OpenJob,
  half: 'upper' | 'lower',
  jobs: readonly OpenJob[],
  laneOf: LaneOf,
): Place | null {
  const waiting = beside(job, jobs, laneOf);
  const target = waiting.findIndex(({ id }) => id === on.id);
  if (target < 0) return null;
  const slot = half === 'upper' ? target : target + 1;
  const at = waiting.findIndex(({ id }) => id === job.id);
  if (slot === at || slot === at + 1) return null;
  return { before: waiting[slot]?.id ?? null };
}

function beside(job: OpenJob, jobs: readonly OpenJob[], laneOf: LaneOf): readonly OpenJob[] {
  return jobs.filter(({ state }) => state === 'queued').filter((other) => laneOf(other) === laneOf(job));
}
