import { expect, test } from 'vitest';
import type { Session } from './session.ts';
import { openTogether } from './together.ts';

function sessions(failing: number) {
  const open = new Set<number>();
  let count = 0;
  const runtime = {
    open: (): Promise<Session> => {
      const id = (count += 1);
      if (id === failing) return Promise.reject(new Error('no memory'));
      open.add(id);
      const release = () => (open.delete(id) ? Promise.resolve() : Promise.reject(new Error('twice')));
      return Promise.resolve({ run: () => Promise.resolve({}), release });
    },
  };
  return { runtime, open };
}

const three = (together: { open: (model: Uint8Array, bytes: number) => Promise<Session> }) =>
  Promise.resolve().then(async () => {
    for (let i = 0; i < 3; i += 1) await together.open(new Uint8Array(), 0);
  });

test.each([1, 2, 3])('where session %i fails to open, those before it are released', async (failing) => {
  const { runtime, open } = sessions(failing);
  await expect(openTogether(runtime, three)).rejects.toThrow('no memory');
  expect(open.size).toBe(0);
});

test('all are released together, once', async () => {
  const { runtime, open } = sessions(0);
  const { release } = await openTogether(runtime, three);
  expect(open.size).toBe(3);
  await release();
  await release();
  expect(open.size).toBe(0);
});
