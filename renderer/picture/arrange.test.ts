import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  duplicateLayers,
  groupLayers,
  insertLayers,
  moveLayers,
  moveToEnd,
  removeLayers,
  stepLayers,
  ungroupLayers,
} from './arrange.ts';
import type { Picture } from './document.ts';
import { group, idsOf, layer, picture, pictures, written } from './layers.testing.ts';
import { changeLayers, findLayer, outermost } from './tree.ts';

const tree = () =>
  picture([layer('a'), group('g', [layer('b'), group('h', [layer('c')], false)]), layer('d')], ['b']);
const after = (next: Picture) => written(next.layers);

test('a new layer lies above the one in hand, is in hand itself, and goes into an open group', () => {
  const next = insertLayers(tree(), [layer('new')]);
  expect(after(next)).toBe('a g(b new h(c)) d');
  expect(next.selected).toEqual(['new']);
  expect(after(insertLayers({ ...tree(), selected: ['g'] }, [layer('new')]))).toBe('a g(b h(c) new) d');
  expect(after(insertLayers({ ...tree(), selected: ['h'] }, [layer('new')]))).toBe('a g(b h(c) new) d');
  expect(after(insertLayers({ ...tree(), selected: [] }, [layer('new')]))).toBe('a g(b h(c)) d new');
});

test('what is put between a clipped layer and its base is clipped as well', () => {
  const clipped = picture([layer('base'), layer('top', { clipped: true })], ['base']);
  const next = insertLayers(clipped, [layer('new')]);
  expect(after(next)).toBe('base new top');
  expect(findLayer(next.layers, 'new')?.clipped).toBe(true);
  expect(
    findLayer(insertLayers({ ...clipped, selected: ['top'] }, [layer('new')]).layers, 'new')?.clipped,
  ).toBe(false);
});

test('after layers are taken out, the one below them is in hand', () => {
  expect(after(removeLayers(tree(), ['b', 'h']))).toBe('a g() d');
  expect(removeLayers(tree(), ['b']).selected).toEqual(['a']);
  expect(removeLayers(picture([layer('a'), layer('b')], ['a']), ['a']).selected).toEqual(['b']);
  expect(removeLayers(picture([layer('a')], ['a']), ['a']).selected).toEqual([]);
  expect(removeLayers(picture([layer('a'), layer('b')], ['b', 'a']), ['a']).selected).toEqual(['b']);
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
  const up = (from: Picture, id: string) => stepLayers(from, [id], 'up');
  const down = (from: Picture, id: string) => stepLayers(from, [id], 'down');
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
  const back = ungroupLayers(grouped, grouped.selected);
  expect(after(back)).toBe('g(b h(a c)) d');
  expect(back.selected).toEqual(['a', 'c']);
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
    fc.property(pictures, places, (before, [pick, where]) => {
      const ids = idsOf(before.layers);
      if (ids.length === 0) return;
      const next = moveLayers(before, before.selected, { id: ids[pick % ids.length]!, where });
      expect([...idsOf(next.layers)].sort()).toEqual([...ids].sort());
      for (const id of ids) {
        const [old, now] = [findLayer(before.layers, id)!, findLayer(next.layers, id)!];
        if (old.kind !== 'group' && !before.selected.includes(id)) expect(now).toBe(old);
      }
    }),
  );
});

test('stepping, grouping and ungrouping lose no layer either', () => {
  fc.assert(
    fc.property(pictures, fc.constantFrom('up' as const, 'down' as const), (before, direction) => {
      const ids = [...idsOf(before.layers)].sort();
      expect([...idsOf(stepLayers(before, before.selected, direction).layers)].sort()).toEqual(ids);
      if (before.selected.length === 0) return;
      const grouped = groupLayers(before, before.selected, 'new');
      const [made] = grouped.selected;
      expect(
        idsOf(grouped.layers)
          .filter((id) => id !== made)
          .sort(),
      ).toEqual(ids);
      expect([...idsOf(ungroupLayers(grouped, [made!]).layers)].sort()).toEqual(ids);
    }),
  );
});

test('taking out takes exactly the layers and what they hold; copies add as many', () => {
  fc.assert(
    fc.property(pictures, (before) => {
      const ids = idsOf(before.layers);
      const tops = outermost(before.layers, before.selected);
      const gone = new Set(tops.flatMap((each) => idsOf([each])));
      const removed = removeLayers(before, before.selected);
      expect(idsOf(removed.layers)).toEqual(ids.filter((id) => !gone.has(id)));
      const doubled = idsOf(duplicateLayers(before, before.selected, (name) => name).layers);
      expect(doubled).toHaveLength(ids.length + gone.size);
      expect(new Set(doubled).size).toBe(doubled.length);
    }),
  );
});

test('a change touches the layers it names and the groups around them, nothing else', () => {
  fc.assert(
    fc.property(pictures, (before) => {
      expect(changeLayers(before, before.selected, (each) => each)).toBe(before);
      const next = changeLayers(before, before.selected, (each) => ({ ...each, opacity: 0.5 }));
      for (const id of idsOf(before.layers)) {
        const old = findLayer(before.layers, id)!;
        const touched = idsOf([old]).some((inner) => before.selected.includes(inner));
        expect(findLayer(next.layers, id) === old).toBe(!touched);
      }
    }),
  );
});
