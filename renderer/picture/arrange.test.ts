import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  duplicateLayers,
  groupLayers,
  insertLayers,
  moveLayers,
  moveToEnd,
  placeOver,
  removeLayers,
  stepLayers,
  ungroupLayers,
} from './arrange.ts';
import type { Hand, Picture } from './document.ts';
import { addedTo } from './hand.ts';
import { group, idsOf, layer, picture, pictures, written } from './layers.testing.ts';
import { changeLayers, findLayer, outermost } from './tree.ts';

const tree = () => picture([layer('a'), group('g', [layer('b'), group('h', [layer('c')])]), layer('d')]);
const folded = new Set(['h']);
const insertOver = (before: Picture, selected: readonly string[]) => {
  const hand: Hand = { selected, folded };
  return insertLayers(before, [layer('new')], placeOver(before.layers, hand));
};
const after = (next: Picture) => written(next.layers);

test('a new layer lies above the one in hand, and goes into an open group', () => {
  expect(after(insertOver(tree(), ['b']))).toBe('a g(b new h(c)) d');
  expect(after(insertOver(tree(), ['g']))).toBe('a g(b h(c) new) d');
  expect(after(insertOver(tree(), ['h']))).toBe('a g(b h(c) new) d');
  expect(after(insertOver(tree(), []))).toBe('a g(b h(c)) d new');
});

test('what is put between a clipped layer and its base is clipped as well', () => {
  const clipped = picture([layer('base'), layer('top', { clipped: true })]);
  const next = insertOver(clipped, ['base']);
  expect(after(next)).toBe('base new top');
  expect(findLayer(next.layers, 'new')?.clipped).toBe(true);
  expect(findLayer(insertOver(clipped, ['top']).layers, 'new')?.clipped).toBe(false);
});

test('layers are taken out with what they hold', () => {
  expect(after(removeLayers(tree(), ['b', 'h']))).toBe('a g() d');
});

test('layers are dragged beside others and into groups, never into themselves', () => {
  expect(after(moveLayers(tree(), ['a'], { id: 'c', where: 'above' }))).toBe('g(b h(c a)) d');
  expect(after(moveLayers(tree(), ['d', 'a'], { id: 'h', where: 'into' }))).toBe('g(b h(c a d))');
  expect(after(moveLayers(tree(), ['c'], { id: 'a', where: 'below' }))).toBe('c a g(b h()) d');
  const before = tree();
  for (const id of ['g', 'h', 'c', 'b'])
    expect(moveLayers(before, ['g'], { id, where: 'above' })).toBe(before);
  expect(moveLayers(before, ['d'], { id: 'g', where: 'above' })).toBe(before);
  expect(moveLayers(before, ['d'], { id: 'a', where: 'into' })).toBe(before);
});

test('a step up or down goes through open groups and over closed ones', () => {
  const up = (from: Picture, id: string) => stepLayers(from, [id], 'up', folded);
  const down = (from: Picture, id: string) => stepLayers(from, [id], 'down', folded);
  expect(after(up(tree(), 'a'))).toBe('g(a b h(c)) d');
  expect(after(up(up(tree(), 'a'), 'a'))).toBe('g(b a h(c)) d');
  expect(after(up(tree(), 'b'))).toBe('a g(h(c) b) d');
  expect(after(up(up(tree(), 'b'), 'b'))).toBe('a g(h(c)) b d');
  expect(after(down(tree(), 'd'))).toBe('a g(b h(c) d)');
  expect(after(down(tree(), 'b'))).toBe('a b g(h(c)) d');
  expect(up(tree(), 'd').layers).toHaveLength(3);
  expect(after(moveToEnd(tree(), ['g'], 'top'))).toBe('a d g(b h(c))');
  expect(after(moveToEnd(tree(), ['g'], 'bottom'))).toBe('g(b h(c)) a d');
});

test('a group takes the place of its topmost layer, and ungrouping gives the layers back', () => {
  const grouped = groupLayers(tree(), ['a', 'c'], 'new');
  expect(after(grouped)).toBe('g(b h(new(a c))) d');
  const back = ungroupLayers(grouped, addedTo(tree().layers, grouped.layers));
  expect(after(back)).toBe('g(b h(a c)) d');
});

test('copies lie above their originals, share pixels, and have ids of their own', () => {
  const before = tree();
  const next = duplicateLayers(before, ['g', 'd', 'b'], (name) => `${name}'`);
  expect(after(next)).toBe("a g(b h(c)) g'(b h(c)) d d'");
  const ids = idsOf(next.layers);
  expect(new Set(ids).size).toBe(ids.length);
  expect(next.layers[1]).toBe(before.layers[1]);
});

const places = fc.tuple(fc.nat(), fc.constantFrom('above' as const, 'below' as const, 'into' as const));

test('moving loses and doubles no layer, and leaves all that is elsewhere as it is', () => {
  fc.assert(
    fc.property(pictures, places, ({ before, selected }, [pick, where]) => {
      const ids = idsOf(before.layers);
      if (ids.length === 0) return;
      const next = moveLayers(before, selected, { id: ids[pick % ids.length]!, where });
      expect([...idsOf(next.layers)].sort()).toEqual([...ids].sort());
      for (const id of ids) {
        const [old, now] = [findLayer(before.layers, id)!, findLayer(next.layers, id)!];
        if (old.kind !== 'group' && !selected.includes(id)) expect(now).toBe(old);
      }
    }),
  );
});

test('stepping, grouping and ungrouping lose no layer either', () => {
  fc.assert(
    fc.property(
      pictures,
      fc.constantFrom('up' as const, 'down' as const),
      ({ before, selected, folded: shut }, direction) => {
        const ids = [...idsOf(before.layers)].sort();
        expect([...idsOf(stepLayers(before, selected, direction, shut).layers)].sort()).toEqual(ids);
        if (selected.length === 0) return;
        const grouped = groupLayers(before, selected, 'new');
        const [made] = addedTo(before.layers, grouped.layers);
        expect(
          idsOf(grouped.layers)
            .filter((id) => id !== made)
            .sort(),
        ).toEqual(ids);
        expect([...idsOf(ungroupLayers(grouped, [made!]).layers)].sort()).toEqual(ids);
      },
    ),
  );
});

test('taking out takes exactly the layers and what they hold; copies add as many', () => {
  fc.assert(
    fc.property(pictures, ({ before, selected }) => {
      const ids = idsOf(before.layers);
      const tops = outermost(before.layers, selected);
      const gone = new Set(tops.flatMap((each) => idsOf([each])));
      const removed = removeLayers(before, selected);
      expect(idsOf(removed.layers)).toEqual(ids.filter((id) => !gone.has(id)));
      const doubled = idsOf(duplicateLayers(before, selected, (name) => name).layers);
      expect(doubled).toHaveLength(ids.length + gone.size);
      expect(new Set(doubled).size).toBe(doubled.length);
    }),
  );
});

test('a change touches the layers it names and the groups around them, nothing else', () => {
  fc.assert(
    fc.property(pictures, ({ before, selected }) => {
      expect(changeLayers(before, selected, (each) => each)).toBe(before);
      const next = changeLayers(before, selected, (each) => ({ ...each, opacity: 0.5 }));
      for (const id of idsOf(before.layers)) {
        const old = findLayer(before.layers, id)!;
        const touched = idsOf([old]).some((inner) => selected.includes(inner));
        expect(findLayer(next.layers, id) === old).toBe(!touched);
      }
    }),
  );
});
