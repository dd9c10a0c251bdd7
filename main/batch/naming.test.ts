import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedName, fillPlaces } from '../../preload/contract/batch-names.ts';
import { placeIn, Places, sameness } from './naming.ts';

test('what stands for a picture’s own is filled in, and other braces stay', () => {
  expect(fillPlaces('{folder}/{name}-{width}{', { name: 'beach', folder: 'holiday' })).toBe(
    'holiday/beach-{width}{',
  );
});

test.each([
  ['a<b>:c?.', 'a_b__c_'],
  ['CON', '_CON'],
  ['con.web', '_con.web'],
  ['Com²', '_Com²'],
  ['conin$.png', '_conin$.png'],
  ['  two words. ', 'two words'],
  ['a\\b//c', 'a/b/c'],
  ['…', '…'],
  ['. .', '_'],
])('%j is called %j on every system', (name, allowed) => {
  expect(allowedName(name)).toBe(allowed);
});

test('whatever a picture is called, its place lies below the folder of the results and is allowed once and for all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
      const place = placeIn('/out', [], name);
      expect(place.startsWith('/out/')).toBe(true);
      expect(place.split('/')).not.toContain('..');
      for (const part of place.split('/')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(201);
      expect(placeIn('/out', [], place.slice('/out/'.length))).toBe(place);
    }),
  );
});

test('no two files have one place, even where the disk doesn’t tell capitals apart', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'A', 'a-2', 'b', 'é', 'e\u0301')), (names) => {
      const places = new Places();
      const taken = names.map((name) => sameness(places.take(name, 'png')));
      expect(new Set(taken).size).toBe(names.length);
    }),
  );
});

test('a place that is taken on the disk is passed over', () => {
  const places = new Places((path) => path === 'a.png');
  expect(places.take('a', 'png')).toBe('a-2.png');
});
