import { expect, test } from 'vitest';
import { UserError } from '../errors/user-error.ts';
import type { Host } from '../host.ts';
import { answer, isCallName } from './answer.ts';

const asked: unknown[] = [];
const host = {
  handlers: {
    cancelJob: (request: unknown) => {
      asked.push(request);
      return {};
    },
    jobs: () => {
      throw new UserError('out-of-memory', 'The memory ran out.');
    },
    device: () => Promise.reject(new TypeError('nobody foresaw this')),
  },
} as unknown as Host;

test('a good request is handed on with nothing but what the contract names', async () => {
  expect(await answer(host, 'cancelJob', { id: 'a', extra: 1 })).toEqual({ ok: true, value: {} });
  expect(asked).toEqual([{ id: 'a' }]);
});

test('a malformed request reaches no handler', async () => {
  asked.length = 0;
  const reply = await answer(host, 'cancelJob', { id: 5 });
  expect(reply).toMatchObject({ ok: false, error: { code: 'bad-parameters' } });
  expect(asked).toEqual([]);
});

test('failures cross as data, foreseen or not', async () => {
  expect(await answer(host, 'jobs', {})).toEqual({
    ok: false,
    error: { code: 'out-of-memory', message: 'The memory ran out.' },
  });
  expect(await answer(host, 'device', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
});

test('only the contract’s own names are calls', () => {
  expect(isCallName('jobs')).toBe(true);
  for (const name of ['toString', '__proto__', 'constructor', 'shell']) expect(isCallName(name)).toBe(false);
});

test('neither a stack nor what a schema says of a request reaches the person', async () => {
  const broken = {
    handlers: {
      device: () => {
        throw new Error('secret detail');
      },
    },
  } as unknown as Host;
  for (const failed of [await answer(broken, 'device', {}), await answer(broken, 'openFile', { file: 1 })]) {
    expect(failed.ok).toBe(false);
    expect(JSON.stringify(failed)).not.toMatch(/secret|\.ts|invalid_type|expected/);
  }
});
