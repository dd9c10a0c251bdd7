import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nowAndThen } from './now-and-then.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How often work of a length is done while something is asked every tenth of a second, for a while. */
async function timesDone(takesMs: number, forMs: number): Promise<number> {
  const pace = nowAndThen({ everyMs: 1000, share: 0.1 });
  let times = 0;
  const until = performance.now() + forMs;
  while (performance.now() < until) {
    const done = await pace(() => {
      vi.advanceTimersByTime(takesMs);
      return 'done';
    });
    if (done !== null) times += 1;
    vi.advanceTimersByTime(100);
  }
  return times;
}

test('what is quickly done is done at the first chance and every so often, and what takes long for its share of the time', async () => {
  expect(await timesDone(0, 500)).toBe(1);
  expect(await timesDone(0, 10_000)).toBe(10);
  // 2 s of work every 22 s.
  expect(await timesDone(2000, 110_000)).toBe(5);
});
