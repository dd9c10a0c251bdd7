import { beforeEach, expect, test, vi } from 'vitest';
import type { BatchStanding } from '../../preload/contract/index.ts';
import { useGoingOn } from '../base/going-on.ts';
import { showBatchOutside } from './outside.ts';
import { useBatch } from './store.ts';

const calls = vi.hoisted(() => [] as { readonly name: string; readonly request: unknown }[]);
vi.mock('../base/connection.ts', () => ({
  pentimento: () => ({
    call: (name: string, request: unknown) => {
      calls.push({ name, request });
      return Promise.resolve({});
    },
  }),
}));

let now = 0;
vi.spyOn(performance, 'now').mockImplementation(() => now);
showBatchOutside();

const stand = (seconds: number, standing: Partial<BatchStanding>) => {
  now = seconds * 1000;
  useBatch.setState({
    standing: { phase: 'running', fraction: 0, secondsLeft: null, problem: null, workers: null, ...standing },
  });
};
const shown = () => useGoingOn.getState().works;

beforeEach(() => {
  stand(0, { phase: 'choosing' });
  calls.length = 0;
});

test('a batch shows outside how far it is, for as long as it goes on or is paused', () => {
  expect(shown()).toEqual([]);
  stand(1, { fraction: 0.25 });
  expect(shown()).toEqual([{ id: 'batch', share: 0.25, paused: false }]);
  stand(2, { phase: 'paused', fraction: 0.5 });
  expect(shown()).toEqual([{ id: 'batch', share: 0.5, paused: true }]);
  stand(3, { phase: 'ended', fraction: 1 });
  expect(shown()).toEqual([]);
});

test('its end is told where it took long, and not where it was over in a moment', () => {
  stand(0, {});
  stand(5, { phase: 'ended', fraction: 1 });
  expect(calls).toEqual([]);
  stand(10, {});
  stand(30, { phase: 'ended', fraction: 1 });
  expect(calls).toMatchObject([{ name: 'tellAway', request: { failed: false } }]);
});

test('what stops it is told as a failure, and it is told once', () => {
  stand(0, {});
  const problem = { code: 'disk-full', message: 'full' };
  stand(20, { phase: 'paused', fraction: 0.5, problem });
  stand(21, { phase: 'paused', fraction: 0.5, problem });
  expect(calls).toMatchObject([{ name: 'tellAway', request: { failed: true } }]);
  expect(shown()).toEqual([{ id: 'batch', share: 0.5, paused: true }]);
});
