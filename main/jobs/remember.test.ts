import { expect, test } from 'vitest';
import type { Job } from '../../preload/contract/index.ts';
import { wound, type Clock } from './remember.ts';

const base = { id: 'a', tool: 'learn-style', parameters: {}, inputs: {} };
const standing = { stage: '', step: 0, of: 1, fraction: 0, preview: null };
const running: Job = { ...base, ...standing, state: 'running', secondsLeft: null };
const paused: Job = { ...base, ...standing, state: 'paused', why: null };
const queued: Job = { ...base, state: 'queued' };
const cancelled: Job = { ...base, state: 'cancelled', partial: null };

/** Milliseconds that are counted for a job which was heard of so. */
function worked(...heard: readonly (readonly [Job, number])[]): number {
  return heard.reduce<Clock>((clock, [job, now]) => wound(clock, job, now), { worked: 0, since: null })
    .worked;
}

test('the time that a job worked is counted, and neither its waiting nor its pauses', () => {
  expect(worked([queued, 0], [cancelled, 900])).toBe(0);
  expect(worked([queued, 0], [running, 100], [running, 300], [cancelled, 600])).toBe(500);
  expect(
    worked([running, 0], [paused, 100], [queued, 5000], [running, 7000], [running, 7100], [cancelled, 7300]),
  ).toBe(400);
});
