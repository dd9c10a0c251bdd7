import { expect, test, vi } from 'vitest';
import type { Job, Request } from '../../../preload/contract/index.ts';
import { endErrand, errand, failErrands, isErrand } from './errand.ts';
import type { EndedJob } from './store.ts';
import { claim, leaveUnclaimed } from './unclaimed.ts';

let nextId = '';
vi.mock('../../base/connection.ts', () => ({
  pentimento: () => ({ call: () => Promise.resolve({ id: nextId }) }),
}));

const request: Request<'startJob'> = { tool: 'likeness', parameters: {}, inputs: {} };
const ended = (id: string): EndedJob => ({ id, ...request, state: 'cancelled', partial: null });

/** An errand that has begun, and what it ends with. */
async function begin(id: string): Promise<{ readonly end: Promise<Job> }> {
  nextId = id;
  return new Promise((resolve) => {
    const end = errand(request, () => queueMicrotask(() => resolve({ end })));
  });
}

test('an errand ends with its job, whether that ends before or after the answer says whose it is', async () => {
  const { end } = await begin('later');
  expect(isErrand('later')).toBe(true);
  endErrand(ended('later'));
  expect(await end).toEqual(ended('later'));
  expect(isErrand('later')).toBe(false);

  leaveUnclaimed(ended('early'));
  nextId = 'early';
  expect(await errand(request, () => undefined)).toEqual(ended('early'));
});

test('an errand whose connection stays away has failed', async () => {
  const { end } = await begin('lost');
  failErrands({ code: 'connection-lost', message: 'gone' });
  expect(await end).toMatchObject({ id: 'lost', state: 'failed', error: { code: 'connection-lost' } });
});

test('of jobs that nobody claims, only the last few are kept', () => {
  for (let i = 0; i < 200; i += 1) leaveUnclaimed(ended(`${i}`));
  expect(claim('0')).toBeNull();
  expect(claim('199')).toEqual(ended('199'));
});
