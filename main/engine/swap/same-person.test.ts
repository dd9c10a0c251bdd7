import { expect, test } from 'vitest';
import { samePerson } from './same-person.ts';

/** Somebody's descriptor as a photo more or less shows it. */
const who = (person: number, photo = 0) =>
  Float32Array.from({ length: 128 }, (_, i) => (i === person ? 1 : 0) + (i === 100 + photo ? 0.2 : 0));

test('in a photo of several the one is meant who is in the others too', () => {
  expect(samePerson([[who(1, 1)], [who(2, 2), who(1, 2)], [who(1, 3), who(3, 3)]])).toEqual([0, 1, 0]);
});

test('photos without the person are left out, and so are those without anybody', () => {
  expect(samePerson([[who(1, 1)], [who(2, 2)], [], [who(1, 4)]])).toEqual([0, null, null, 0]);
});

test('one photo is enough, and its first face is meant', () => {
  expect(samePerson([[who(1), who(2)]])).toEqual([0]);
  expect(samePerson([])).toEqual([]);
  expect(samePerson([[], []])).toEqual([null, null]);
});

test('photos of nobody in common all count', () => {
  expect(samePerson([[who(1)], [who(2)], [who(3)]])).toEqual([0, 0, 0]);
});
