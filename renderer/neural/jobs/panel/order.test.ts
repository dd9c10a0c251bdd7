import { expect, test } from 'vitest';
import type { OpenJob } from '../store.ts';
import { ahead, dropped, listed, stepped } from './order.ts';

const job = (id: string, state: OpenJob['state'] = 'queued'): OpenJob => {
  const base = { id, tool: id.startsWith('learn') ? 'learn' : 'quick', parameters: {}, inputs: {} };
  const standing = { stage: '', step: 0, of: 1, fraction: 0, preview: null };
  switch (state) {
    case 'queued':
      return { ...base, state };
    case 'running':
      return { ...base, ...standing, state, secondsLeft: null };
    case 'paused':
      return { ...base, ...standing, state, why: null };
  }
};
const laneOf = ({ tool }: OpenJob) => (tool === 'learn' ? 'long' : 'a-quick');
const [a, b, c] = [job('a'), job('b'), job('c')];
const learning = job('learn-1');
const jobs = [a, job('paused', 'paused'), learning, b, job('running', 'running'), c];

test('what runs comes first, then what waits, a lane after the other, then what is paused', () => {
  expect(listed(jobs, laneOf).map(({ id }) => id)).toEqual(['running', 'a', 'b', 'c', 'learn-1', 'paused']);
});

test('only the jobs of its own lane are ahead of one', () => {
  expect([a, b, c, learning].map((each) => ahead(each, jobs, laneOf))).toEqual([1, 2, 3, 0]);
});

test('a step leads past the next of the lane, and not beyond its ends', () => {
  expect(stepped(b, -1, jobs, laneOf)).toEqual({ before: 'a' });
  expect(stepped(b, 1, jobs, laneOf)).toEqual({ before: null });
  expect(stepped(a, 1, jobs, laneOf)).toEqual({ before: 'c' });
  expect(stepped(a, -1, jobs, laneOf)).toBeNull();
  expect(stepped(c, 1, jobs, laneOf)).toBeNull();
  expect(stepped(learning, 1, jobs, laneOf)).toBeNull();
});

test('a drop leads before or behind the other, where that is another place of the same lane', () => {
  expect(dropped(c, a, 'upper', jobs, laneOf)).toEqual({ before: 'a' });
  expect(dropped(c, a, 'lower', jobs, laneOf)).toEqual({ before: 'b' });
  expect(dropped(a, c, 'lower', jobs, laneOf)).toEqual({ before: null });
  expect(dropped(a, b, 'upper', jobs, laneOf)).toBeNull();
  expect(dropped(a, a, 'lower', jobs, laneOf)).toBeNull();
  expect(dropped(a, learning, 'upper', jobs, laneOf)).toBeNull();
  expect(dropped(a, job('running', 'running'), 'upper', jobs, laneOf)).toBeNull();
});
