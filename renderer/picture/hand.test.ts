import { afterEach, expect, test } from 'vitest';
import { duplicateLayers, groupLayers, insertLayers, removeLayers, ungroupLayers } from './arrange.ts';
import { isModified, presentOf } from './document.ts';
import { handAfter } from './hand.ts';
import { group, layer, picture } from './layers.testing.ts';
import {
  addDocument,
  closeDocument,
  commitIn,
  documentOf,
  foldIn,
  redoIn,
  takeInHand,
  undoIn,
} from './store.ts';
import { changeLayer, changeLayers } from './tree.ts';

const tree = () => picture([layer('a'), group('g', [layer('b'), group('h', [layer('c')])]), layer('d')]);

test('what a step added is in hand', () => {
  const before = tree();
  const hand = (after: typeof before) => handAfter(before.layers, after.layers, ['d']);
  expect(hand(insertLayers(before, [layer('new')], { id: 'g', where: 'into' }))).toEqual(['new']);
  expect(hand(duplicateLayers(before, ['g', 'd'], (name) => name))).toHaveLength(2);
  const grouped = groupLayers(before, ['a', 'c'], 'new');
  const [made] = hand(grouped);
  expect(handAfter(grouped.layers, ungroupLayers(grouped, [made!]).layers, [made!])).toEqual(['a', 'c']);
});

test('after layers are taken out, the one below them is in hand', () => {
  const without = (before: ReturnType<typeof tree>, ids: readonly string[], selected = ids) =>
    handAfter(before.layers, removeLayers(before, ids).layers, selected);
  expect(without(tree(), ['b'])).toEqual(['a']);
  expect(without(tree(), ['g'])).toEqual(['a']);
  expect(without(picture([layer('a'), layer('b')]), ['a'])).toEqual(['b']);
  expect(without(picture([layer('a')]), ['a'])).toEqual([]);
  expect(without(picture([layer('a'), layer('b')]), ['a'], ['b', 'a'])).toEqual(['b']);
  expect(without(tree(), ['a'], [])).toEqual([]);
});

const id = 'document';
const open = () => {
  addDocument({ id, name: 'p', picture: tree(), photo: null });
  return () => documentOf(id)!;
};
afterEach(() => {
  closeDocument(id);
});

test('a click on a layer and a folded group change nothing of the picture', () => {
  const now = open();
  const before = presentOf(now());
  takeInHand(id, () => ['b']);
  foldIn(id, 'g', true);
  expect(now().selected).toEqual(['b']);
  expect([...now().folded]).toEqual(['g']);
  expect(presentOf(now())).toBe(before);
  expect(isModified(now())).toBe(false);
  const held = now();
  takeInHand(id, () => ['b']);
  foldIn(id, 'g', true);
  expect(now()).toBe(held);
});

test('undo and redo take the layer in hand that the step worked on', () => {
  const now = open();
  commitIn(
    id,
    'opacity',
    changeLayer(presentOf(now()), 'c', (each) => ({ ...each, opacity: 0.5 })),
  );
  takeInHand(id, () => ['a']);
  undoIn(id);
  expect(now().selected).toEqual(['c']);
  takeInHand(id, () => ['a']);
  redoIn(id);
  expect(now().selected).toEqual(['c']);
  commitIn(id, 'delete', removeLayers(presentOf(now()), ['c']));
  expect(now().selected).toEqual(['b']);
  undoIn(id);
  expect(now().selected).toEqual(['c']);
});

test('a step that worked on many layers, or on the one in hand among others, leaves the hand as it is', () => {
  const now = open();
  takeInHand(id, () => ['a', 'd']);
  commitIn(
    id,
    'hide',
    changeLayers(presentOf(now()), ['b', 'd'], (each) => ({ ...each, visible: false })),
  );
  undoIn(id);
  expect(now().selected).toEqual(['a', 'd']);
});
