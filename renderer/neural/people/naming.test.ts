import { expect, it } from 'vitest';
import type { PersonSeen } from '../../../preload/contract/index.ts';
import { calledSo, firstNames, toKeep } from './naming.ts';

const face = (photo: string) => ({
  ...{ photo, from: `${photo}.jpg`, faults: [] },
  face: { x: 0, y: 0, width: 1, height: 1 },
});
const seen = (photos: string, like: PersonSeen['like'] = null): PersonSeen => ({
  faces: photos.split(' ').map(face),
  like,
});
const kept = [{ identity: 'id of Ada', name: 'Ada' }];
const ada = { ...kept[0]!, distance: 0.3 };
const none: ReadonlySet<string> = new Set();

it('who is in most photos is called as the folder is, and who looks like somebody is them', () => {
  expect(firstNames({ people: [seen('a b'), seen('c', ada), seen('d')] }, 'grace')).toEqual([
    ...['grace', 'Ada', ''],
  ]);
  expect(firstNames({ people: [seen('a b', ada), seen('c')] }, 'grace')).toEqual(['Ada', '']);
});

it('of two who are in equally many photos neither is called as the folder is', () => {
  expect(firstNames({ people: [seen('a'), seen('b')] }, 'grace')).toEqual(['', '']);
});

it('names without regard to capitals and spaces lead to who is kept', () => {
  expect(calledSo(kept, ' ADA ')).toBe(kept[0]);
  expect(calledSo(kept, 'Ad')).toBe(null);
});

it('who has no name is left out; who is kept is added to, and others are new', () => {
  const people = [seen('a b'), seen('c'), seen('d')];
  expect(toKeep({ people }, { names: ['ada', ' ', 'Grace '], without: none }, kept)).toEqual([
    { as: { identity: 'id of Ada' }, faces: ['a', 'b'] },
    { as: { name: 'Grace' }, faces: ['d'] },
  ]);
});

it('two who are called the same are one', () => {
  const people = [seen('a'), seen('b')];
  expect(toKeep({ people }, { names: ['Grace', 'grace'], without: none }, kept)).toEqual([
    { as: { name: 'Grace' }, faces: ['a', 'b'] },
  ]);
});

it('faces that are left out aren’t kept, and whoever has no other isn’t either', () => {
  const people = [seen('a b'), seen('c')];
  expect(toKeep({ people }, { names: ['Grace', 'Joan'], without: new Set(['b', 'c']) }, kept)).toEqual([
    { as: { name: 'Grace' }, faces: ['a'] },
  ]);
});
