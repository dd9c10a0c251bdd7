import { expect, test, vi } from 'vitest';
import type { PeopleSeen } from '../../../preload/contract/index.ts';
import { keep, leaveLook, lookInChosen, useLook } from './look.ts';

const calls: string[] = [];
let kept: (identities: readonly string[]) => void;

vi.mock('../../base/connection.ts', () => ({
  page: 'a-page',
  pentimento: () => ({
    on: () => () => undefined,
    call: (name: string) => {
      calls.push(name);
      if (name === 'lookForPeople') return Promise.resolve(seen);
      if (name === 'identities') return Promise.resolve({ identities: [], damaged: [] });
      if (name === 'keepPeople')
        return new Promise((resolve) => {
          kept = (identities) => resolve({ identities });
        });
      return Promise.resolve({});
    },
  }),
}));

const seen: PeopleSeen = { photos: 1, people: [], unclear: [], faceless: [], unreadable: [] };

test('people who are being kept hold their pictures until they are, whatever is pressed meanwhile', async () => {
  await lookInChosen({ folder: '1a8e7a0c-4d2e-4d0e-9d8a-0d2c6f1b3e5f', name: 'Album' });
  expect(useLook.getState().look?.state).toBe('seen');
  const keeping = keep([{ faces: ['0'.repeat(64)], as: { name: 'Ada' } }]);
  leaveLook();
  expect(useLook.getState().look?.state).toBe('keeping');
  expect(calls).not.toContain('letGo');
  kept([]);
  await keeping;
  expect(useLook.getState().look).toBeNull();
  expect(calls.at(-1)).toBe('letGo');
});
