import { expect, test } from 'vitest';
import type { Result } from '../../preload/contract/index.ts';
import { outputsOf } from './outputs.ts';

const picture = (letter: string) => ({ pixels: letter.repeat(64), width: 2, height: 1 });
const three: Result = { kind: 'pictures', pictures: ['a', 'b', 'c'].map(picture) };

test('several pictures are numbered, unless one is picked', () => {
  const paths = outputsOf(three, 'folder/out.png', null).map(({ path }) => path);
  expect(paths).toEqual(['folder/out-1.png', 'folder/out-2.png', 'folder/out-3.png']);
  expect(outputsOf(three, 'out.png', 2)).toEqual([
    { kind: 'picture', path: 'out.png', picture: picture('b') },
  ]);
  expect(() => outputsOf(three, 'out.png', 4)).toThrow('--pick 4: there are 3');
});

test('what was learnt is a file, and data is JSON', () => {
  const file = 'd'.repeat(64);
  expect(outputsOf({ kind: 'model', file, name: 'wave.style', bytes: 7 }, 'my.style', null)).toEqual([
    { kind: 'file', path: 'my.style', file },
  ]);
  const [data] = outputsOf({ kind: 'data', data: { faces: [1, 2] } }, 'faces.json', null);
  expect(data?.kind === 'text' && JSON.parse(data.text)).toEqual({ faces: [1, 2] });
});
