import { expect, test } from 'vitest';
import { Latest } from './latest.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve));

test('one question is under way at a time, and only the newest of the waiting ones is asked', async () => {
  const asked: number[] = [];
  const answers: number[] = [];
  const open: ((answer: number) => void)[] = [];
  const latest = new Latest<number, number>(
    (question) => {
      asked.push(question);
      return new Promise((resolve) => open.push(resolve));
    },
    (answer) => answers.push(answer),
    () => undefined,
  );
  for (const question of [1, 2, 3]) latest.want(question);
  expect(asked).toEqual([1]);
  open[0]?.(1);
  await turn();
  expect(asked).toEqual([1, 3]);
  open[1]?.(3);
  await turn();
  expect(answers).toEqual([3]);
});

test('a failure is told, and the next question is asked all the same', async () => {
  const failures: unknown[] = [];
  const answers: string[] = [];
  const latest = new Latest<string, string>(
    (question) => (question === 'bad' ? Promise.reject(new Error(question)) : Promise.resolve(question)),
    (answer) => answers.push(answer),
    (error) => failures.push(error),
  );
  latest.want('bad');
  await turn();
  latest.want('good');
  await turn();
  expect(failures).toHaveLength(1);
  expect(answers).toEqual(['good']);
});
