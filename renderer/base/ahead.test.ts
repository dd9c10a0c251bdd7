import { describe, expect, it } from 'vitest';
import { ahead } from './ahead.ts';

describe('asking ahead', () => {
  it('answers in order, with the next question asked while an answer is taken', async () => {
    const asked: number[] = [];
    const taken: (readonly [number, number])[] = [];
    const ask = (question: number) => {
      asked.push(question);
      return Promise.resolve(question * 10);
    };
    for await (const answer of ahead([1, 2, 3], ask)) taken.push([answer, asked.length]);
    expect(taken).toEqual([
      [10, 2],
      [20, 3],
      [30, 3],
    ]);
  });

  it('ends with the first that fails, and asks nothing after it', async () => {
    const asked: number[] = [];
    const taken: number[] = [];
    const ask = (question: number) => {
      asked.push(question);
      return question === 2 ? Promise.reject(new Error('gone')) : Promise.resolve(question);
    };
    await expect(async () => {
      for await (const answer of ahead([1, 2, 3, 4], ask)) taken.push(answer);
    }).rejects.toThrow('gone');
    expect(taken).toEqual([1]);
    expect(asked).toEqual([1, 2]);
  });

  it('may be left while an answer that fails is on its way', async () => {
    const ask = (question: number) =>
      question === 1 ? Promise.resolve(1) : Promise.reject(new Error('nobody listens'));
    for await (const answer of ahead([1, 2], ask)) {
      expect(answer).toBe(1);
      break;
    }
  });

  it('asks nothing where there is nothing to ask', async () => {
    for await (const answer of ahead([], () => Promise.reject(new Error('asked')))) {
      expect(answer).toBe('never');
    }
  });
});
