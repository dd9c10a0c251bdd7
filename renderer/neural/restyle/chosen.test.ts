import { expect, test } from 'vitest';
import type { OpenedPicture } from '../../../preload/contract/index.ts';
import type { Reference } from '../../../preload/contract/recipe.ts';
import { renamed, unusableOf } from './chosen.ts';
import type { OpenedStyle } from './kept.ts';

const picture = {} as OpenedPicture;

function kept(style: string, name: string, current = true): OpenedStyle {
  return { style, name, current, picture, width: 1, height: 1, steps: 7, kind: 'code' };
}

const learnt = (style: string, name: string): Reference => ({ kind: 'learnt', style, name, picture });
const own: Reference = { kind: 'own', picture };

test('of what is chosen, each style is told that one pass can’t paint by, and why', () => {
  const error = { code: 'learnt-style', message: '' };
  const there = {
    styles: [kept('1', 'Waves'), kept('2', 'Dots', false)],
    damaged: [{ style: '3', name: null, error }],
  };
  const chosen = [own, ...['1', '2', '3', '4'].map((style) => learnt(style, `${style} as chosen`))];
  expect(unusableOf(chosen, there)).toEqual([
    { name: 'Dots', why: 'outdated' },
    { name: '3 as chosen', why: 'damaged' },
    { name: '4 as chosen', why: 'gone' },
  ]);
});

test('a chosen style bears the name that it has by now, and where all do nothing changes', () => {
  const styles = [kept('1', 'Sea'), kept('2', 'Dots')];
  const chosen = [learnt('1', 'Waves'), own, learnt('2', 'Dots'), learnt('4', 'Gone')];
  expect(renamed(chosen, { styles })).toEqual([learnt('1', 'Sea'), ...chosen.slice(1)]);
  expect(renamed(chosen.slice(1), { styles })).toBeNull();
});
