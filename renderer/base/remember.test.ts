import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { forget, forgetAll, lastBy, remember, remembered, rememberedAmount } from './remember.ts';

const Size = z.object({ size: z.number().max(10) });
const fallback = { size: 1 };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function storage(stored: Map<string, string>) {
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
    removeItem: (name: string) => stored.delete(name),
  });
}

test('what was remembered comes back', () => {
  storage(new Map());
  remember('tip', { size: 7 });
  expect(remembered('tip', Size, fallback)).toEqual({ size: 7 });
});

test.each(['{', '{"size":11}', '{"size":"7"}', 'null'])('%s is not believed', (text) => {
  storage(new Map([['tip', text]]));
  expect(remembered('tip', Size, fallback)).toBe(fallback);
});

test('a storage that refuses costs nothing but the memory', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('full');
    },
  });
  remember('tip', { size: 7 });
  expect(remembered('tip', Size, fallback)).toBe(fallback);
});

test('what changes is made to last soon, once for many changes, and what is forgotten is, too', () => {
  storage(new Map());
  vi.useFakeTimers();
  let times = 0;
  lastBy(() => (times += 1));
  for (let size = 0; size < 10; size += 1) remember('tip', { size });
  expect(times).toBe(0);
  vi.advanceTimersByTime(1000);
  expect(times).toBe(1);
  forget('tip');
  vi.advanceTimersByTime(1000);
  expect(times).toBe(2);
});

test('all is told with its size and forgotten but for the key to the other side, and doesn’t come back', () => {
  const stored = new Map([
    ['tip', '{"size":7}'],
    ['pentimento-key', 'secret'],
  ]);
  vi.stubGlobal(
    'localStorage',
    new Proxy(
      {
        getItem: (name: string) => stored.get(name) ?? null,
        setItem: (name: string, value: string) => stored.set(name, value),
        removeItem: (name: string) => stored.delete(name),
      },
      {
        ownKeys: () => [...stored.keys()],
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      },
    ),
  );
  // Two bytes a letter.
  expect(rememberedAmount()).toEqual({ count: 1, bytes: 26 });
  forgetAll();
  remember('tip', { size: 8 });
  expect([...stored]).toEqual([['pentimento-key', 'secret']]);
});
