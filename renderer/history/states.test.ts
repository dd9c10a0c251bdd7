import { expect, test } from 'vitest';
import { pictureOf } from '../picture/document.ts';
import { commit, jump, startHistory } from '../picture/history.ts';
import { statesOf } from './states.ts';

const picture = (width: number) => pictureOf(width, 1, []);
const history = [1, 2, 3].reduce(
  (before, width) => commit(before, `step ${width}`, picture(width + 1)),
  startHistory('open', picture(1)),
);

test('the list is the same wherever in it one stands, in the numbering that a jump takes', () => {
  const labels = ['open', 'step 1', 'step 2', 'step 3'];
  for (const index of labels.keys()) {
    const there = jump(history, index);
    const states = statesOf(there);
    expect(states.map(({ entry }) => entry.label)).toEqual(labels);
    expect(states[index]?.entry.picture).toBe(there.present.picture);
  }
});

test('a state keeps its key when older ones are let go', () => {
  const shorter = { ...history, past: history.past.slice(2), forgotten: 2 };
  const keys = new Map(statesOf(history).map(({ key, entry }) => [entry.label, key]));
  for (const { key, entry } of statesOf(shorter)) expect(key).toBe(keys.get(entry.label));
});
