import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn } from './turns.ts';

test('who works on one folder waits for who came before; on another nobody waits', async () => {
  const told: string[] = [];
  const work = (name: string, milliseconds: number) => async () => {
    told.push(`${name} begins`);
    await pause(milliseconds);
    told.push(`${name} ends`);
  };
  await Promise.all([
    inTurn('a', work('one', 20)),
    inTurn('a', work('two', 0)),
    inTurn('b', work('other', 0)),
  ]);
  expect(told).toEqual(['one begins', 'other begins', 'other ends', 'one ends', 'two begins', 'two ends']);
});

test('what fails is told to whoever asked for it, and holds up nobody', async () => {
  const failing = inTurn('a', () => Promise.reject(new Error('full')));
  const next = inTurn('a', () => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('full');
  expect(await next).toBe('done');
});
