import { expect, test } from 'vitest';
import type { BatchRow } from '../../preload/contract/index.ts';
import { chosenRows } from './store.ts';

const rows = Array.from({ length: 6 }, (_, id): BatchRow => ({
  ...{ id, name: `${id}.jpg`, folder: '/in' },
  state: { state: 'waiting' },
}));
type Choice = Pick<ReturnType<typeof chosenRows>, 'selected' | 'anchor'>;
const click = (choice: Choice, id: number, how: { add?: boolean; range?: boolean } = {}) =>
  chosenRows({ rows, ...choice }, id, { add: false, range: false, ...how });
const nothing: Choice = { selected: new Set(), anchor: null };

test('a range goes from where it began, both ways, and grows and shrinks there', () => {
  const one = click(nothing, 3);
  const up = click(one, 2, { range: true });
  const further = click(up, 1, { range: true });
  expect([...further.selected]).toEqual([1, 2, 3]);
  expect([...click(further, 2, { range: true }).selected]).toEqual([2, 3]);
  expect([...click(further, 5, { range: true }).selected]).toEqual([3, 4, 5]);
});

test('a range without a beginning is the picture itself, and one begins at what was added or taken out last', () => {
  expect([...click(nothing, 4, { range: true }).selected]).toEqual([4]);
  const two = click(click(nothing, 0), 3, { add: true });
  expect([...two.selected]).toEqual([0, 3]);
  expect([...click(two, 5, { range: true }).selected]).toEqual([3, 4, 5]);
});
