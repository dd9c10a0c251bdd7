import { expect, test } from 'vitest';
import { Background } from './background.ts';

function workshop() {
  const made: string[] = [];
  const failed: string[] = [];
  const begun: string[] = [];
  const ends = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  const at = { leisure: true };
  const background = new Background<string>({
    make: (key) => {
      begun.push(key);
      return new Promise((resolve, reject) => {
        ends.set(key, { resolve: () => resolve(`${key}!`), reject });
      });
    },
    onMade: (_, value) => made.push(value),
    onFailure: (key) => failed.push(key),
    mayWork: () => at.leisure,
  });
  const end = async (key: string, how: 'resolve' | 'reject' = 'resolve') => {
    ends.get(key)?.[how](new Error(key));
    await new Promise((turn) => setTimeout(turn));
  };
  return { background, made, failed, begun, end, at };
}

test('things are made one after another, in the order in which they are wanted', async () => {
  const { background, made, begun, end } = workshop();
  background.want(['a', 'b']);
  expect(begun).toEqual(['a']);
  await end('a');
  expect(begun).toEqual(['a', 'b']);
  background.want(['d', 'b', 'c']);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'd']);
  await end('d');
  await end('c');
  expect(made).toEqual(['a!', 'b!', 'd!', 'c!']);
});

test('while others are at work nothing is begun', async () => {
  const { background, made, begun, end, at } = workshop();
  background.want(['a', 'b']);
  at.leisure = false;
  await end('a');
  expect(made).toEqual(['a!']);
  expect(begun).toEqual(['a']);
  at.leisure = true;
  void background.goOn();
  expect(begun).toEqual(['a', 'b']);
});

test('what nobody wants any more is dropped, made or not', async () => {
  const { background, made, failed, begun, end } = workshop();
  background.want(['a', 'b']);
  background.want(['c']);
  await end('a');
  expect(made).toEqual([]);
  expect(begun).toEqual(['a', 'c']);
  background.want([]);
  await end('c', 'reject');
  expect(failed).toEqual([]);
});

test('what fails is told, and keeps nothing else from being made', async () => {
  const { background, made, failed, end } = workshop();
  background.want(['a', 'b']);
  await end('a', 'reject');
  await end('b');
  expect([failed, made]).toEqual([['a'], ['b!']]);
});
