import { expect, test } from 'vitest';
import { problems } from './structure.ts';

const standing = { house: [['cellar'], ['kitchen', 'parlour'], ['attic']] };
const told = (...arrows: readonly (readonly [string, string])[]) =>
  problems(
    arrows.map(([from, to]) => ({ from: `house/${from}`, to: `house/${to}` })),
    standing,
  );

test('arrows lead down, over several floors too, and go anywhere within a folder', () => {
  expect(
    told(
      ['attic/a.ts', 'kitchen/b.ts'],
      ['attic/a.ts', 'cellar/b.ts'],
      ['kitchen/a.ts', 'kitchen/deep/b.ts'],
      ['kitchen/deep/b.ts', 'kitchen/c.ts'],
    ),
  ).toEqual([]);
});

test('arrows up, and to what stands beside, are told with both ends', () => {
  expect(told(['cellar/a.ts', 'attic/deep/b.ts'])).toEqual([
    'house/cellar/a.ts imports house/attic/deep/b.ts: attic lies above cellar.',
  ]);
  expect(told(['kitchen/a.ts', 'parlour/b.ts'])).toEqual([
    'house/kitchen/a.ts imports house/parlour/b.ts: parlour stands beside kitchen.',
  ]);
});

test('a folder that stands on no floor is told', () => {
  expect(told(['shed/a.ts', 'cellar/b.ts'])).toEqual(['house/shed stands on no floor.']);
});

test('circles between folders are told once, however deep and however long', () => {
  expect(
    told(
      ['attic/one/a.ts', 'attic/two/b.ts'],
      ['attic/two/c.ts', 'attic/three/d.ts'],
      ['attic/three/e.ts', 'attic/one/f.ts'],
    ),
  ).toEqual(['house/attic: one → two → three → one is a circle.']);
});
