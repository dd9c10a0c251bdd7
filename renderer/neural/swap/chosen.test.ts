import { expect, it } from 'vitest';
import { meantFaces, stillThere, toggled } from './chosen.ts';
import type { FoundFace } from './chosen.ts';

const at = (number: number, x: number, y: number): FoundFace => ({
  number,
  box: { x, y, width: 40, height: 50 },
  trouble: 'none',
});
/** Three in a row. */
const found = [at(1, 0, 0), at(2, 100, 0), at(3, 200, 0)];

it('the largest is meant where none is chosen, and nothing where there is no face', () => {
  expect([...meantFaces(found, [])]).toEqual([1]);
  expect([...meantFaces([], [])]).toEqual([]);
});

it('a face is meant by its number, or by a place that has at least three tenths in common with it', () => {
  expect([...meantFaces(found, [{ number: 3 }])]).toEqual([3]);
  // Moved right by w of 40 it has (40 − w) / (40 + w) in common: 1/3 at 20, 1/4 at 24.
  expect([...meantFaces(found, [{ x: 120, y: 0, width: 40, height: 50 }])]).toEqual([2]);
  expect([...meantFaces(found, [{ x: 124, y: 0, width: 40, height: 50 }])]).toEqual([]);
  expect([...meantFaces(found, [{ number: 4 }])]).toEqual([]);
});

it('a press takes a face in beside those that are meant, and another lets it go again', () => {
  const two = toggled(found, [], 2);
  expect([...meantFaces(found, two)]).toEqual([1, 2]);
  expect([...meantFaces(found, toggled(found, two, 1))]).toEqual([2]);
  expect([...meantFaces(found, toggled(found, two, 2))]).toEqual([1]);
});

it('the last face stays', () => {
  const chosen = [{ number: 2 }];
  expect(toggled(found, chosen, 2)).toBe(chosen);
  const none: [] = [];
  expect(toggled(found, none, 1)).toBe(none);
});

it('what is chosen stays the same face when another order gives it another number', () => {
  const chosen = toggled(found, [{ number: 1 }], 2);
  const renumbered = [at(1, 100, 0), at(2, 200, 0), at(3, 0, 0)];
  expect([...meantFaces(renumbered, chosen)].sort()).toEqual([1, 3]);
});

it('a choice of faces of another picture is let go once there are faces, and kept while there are none', () => {
  const elsewhere = { x: 500, y: 500, width: 40, height: 50 };
  expect(stillThere(found, [elsewhere, { number: 2 }])).toEqual([{ number: 2 }]);
  expect(stillThere([], [elsewhere])).toEqual([elsewhere]);
});
