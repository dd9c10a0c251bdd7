import { expect, test } from 'vitest';
import type { Fault } from '../../preload/contract/index.ts';
import { someFace } from './faces.testing.ts';
import { distanceBetween, findPerson, type Sighting } from './person.ts';

const seen = (photo: string, who: number, faults: Fault[] = []): Sighting => ({
  photo,
  face: someFace(who, { faults }),
});

test('the person is who is in most photos; others are told, those in most first', () => {
  const all = [
    ...[seen('a', 0), seen('a', 2), seen('b', 0.1), seen('b', 4)],
    ...[seen('c', 0.2), seen('c', 4.1), seen('d', 6)],
  ];
  const { person, others } = findPerson('Ada', all);
  expect(person).toEqual([all[0], all[2], all[4]]);
  expect(others).toEqual([[all[3], all[5]], [all[1]], [all[6]]]);
});

test('whose faces are known is the one who is like them, however many photos others are in', () => {
  const all = [seen('a', 0), seen('b', 0.1), seen('b', 4)];
  expect(findPerson('Ada', all, [someFace(4.2)]).person).toEqual([all[2]]);
  expect(() => findPerson('Ada', all, [someFace(2)])).toThrow(/Nobody in these photos looks like Ada/);
});

test('a face with faults joins who it is like, and joins no two people', () => {
  const all = [
    seen('a', 0),
    seen('b', 0.1),
    seen('c', 1),
    seen('d', 0.5, ['blurred']),
    seen('e', 9, ['small']),
  ];
  const { person, others } = findPerson('Ada', all);
  expect(person).toEqual([all[0], all[1], all[3]]);
  expect(others).toEqual([[all[2]], [all[4]]]);
});

test('without a face that can be worked with, what is in the way is said', () => {
  expect(() => findPerson('Ada', [])).toThrow(/no face in the photos of Ada/);
  expect(() => findPerson('Ada', [seen('a', 0, ['small']), seen('b', 0, ['blurred'])])).toThrow(
    /: 2, all of them too small or blurred/,
  );
  expect(() => findPerson('Ada', [seen('a', 0, ['turned']), seen('b', 0, ['small'])])).toThrow(
    /from the front/,
  );
});

test('of two who are in equally many photos neither is taken', () => {
  const two = [seen('a', 0), seen('a', 4), seen('b', 0), seen('b', 4)];
  expect(() => findPerson('Ada', two)).toThrow(/2 people .* \(in 2 each\)/);
});

test('identities are compared by their faces without faults where there are some', () => {
  const [good, odd] = [someFace(0), someFace(9, { faults: ['turned'] })];
  expect(distanceBetween([good, odd], [someFace(0.5)])).toBeCloseTo(0.5);
  expect(distanceBetween([odd], [someFace(0.5)])).toBeCloseTo(8.5);
});
