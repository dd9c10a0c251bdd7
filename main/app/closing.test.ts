import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Closing, patience } from './closing.ts';

function windowThat(hangsUp = false) {
  const did: string[] = [];
  const note = (what: string) => () => {
    did.push(what);
  };
  const closing = new Closing({
    ask: note('ask'),
    close: note('close'),
    stays: note('stay'),
    hangs: () => {
      did.push('hangs');
      return Promise.resolve(hangsUp);
    },
  });
  return { closing, did };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a page that guards is asked, however little was kept of it, and the window goes once it says so', async () => {
  const { closing, did } = windowThat();
  closing.hear('guards');
  expect(closing.mayGo()).toBe(false);
  closing.hear('asking');
  await vi.advanceTimersByTimeAsync(20 * patience);
  expect(did).toEqual(['ask']);
  closing.hear('closes');
  expect(did).toEqual(['ask', 'close']);
  expect(closing.mayGo()).toBe(true);
});

test('who stays is asked again the next time', () => {
  const { closing, did } = windowThat();
  closing.hear('guards');
  closing.mayGo();
  closing.hear('asking');
  closing.hear('stays');
  expect(closing.mayGo()).toBe(false);
  expect(did).toEqual(['ask', 'stay', 'ask']);
});

test.each([true, false])(
  'a page that hangs is told of, and closed where the person says so: %s',
  async (goes) => {
    const { closing, did } = windowThat(goes);
    closing.hear('guards');
    closing.mayGo();
    await vi.advanceTimersByTimeAsync(patience + 1);
    expect(did).toEqual(['ask', 'hangs', goes ? 'close' : 'stay']);
    expect(closing.mayGo()).toBe(goes);
  },
);

test('a page that never came up, or is gone, holds no window', () => {
  const { closing } = windowThat();
  expect(closing.mayGo()).toBe(true);
  closing.hear('guards');
  closing.pageGone();
  expect(closing.mayGo()).toBe(true);
});
