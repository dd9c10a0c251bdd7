import { expect, test } from 'vitest';
import { listData } from './data.ts';

test('data are lines and tables whose columns stand below each other; long lists are only named', () => {
  const faces = [
    { number: 1, score: 0.99, faults: '', landmarks: [1, 2] },
    { number: 12, score: 0.5, faults: 'small', landmarks: [3, 4] },
  ];
  expect(listData({ imageWidth: 640, faces }).split('\n')).toEqual([
    'Image width: 640',
    '',
    'Faces',
    '  number  score  faults',
    '  1       0.99',
    '  12      0.5    small',
    '  With --json also: landmarks.',
  ]);
});

test('an empty list is none', () => {
  expect(listData({ faces: [] })).toBe('\nFaces\n  none');
});

test('what is neither is shown as it is written', () => {
  expect(listData([1, 2])).toBe('  [1,2]');
  expect(listData({ list: ['a'], nothing: null })).toBe('\nList\n  ["a"]\nNothing: null');
});
