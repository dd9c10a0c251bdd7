import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, chain, invert, rotation, scaling, skewing, translation } from '../pixels/affine.ts';
import {
  dragHandle,
  flipBox,
  gripAt,
  handleAt,
  handles,
  numbersOf,
  pivotOf,
  turnBox,
  turnBy,
  withNumbers,
  withPivot,
} from './box.ts';
import type { Box } from './box.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anyBox = fc
  .record({
    sx: number(0.3, 3),
    sy: number(0.3, 3),
    angle: number(-180, 180),
    lean: number(-0.7, 0.7),
    x: number(-500, 500),
  })
  .map(({ sx, sy, angle, lean, x }): Box => ({
    rect: { x: 10, y: 20, width: 200, height: 120 },
    map: chain(chain(chain(skewing(lean, 0), scaling(sx, sy)), rotation(angle)), translation(x, 40)),
    pivot: { x: 0.5, y: 0.5 },
    bend: null,
  }));
const anyHandle = fc.constantFrom(...handles);
const free = { keepRatio: false, centred: false, skew: false };

test('a map and its inverse cancel out', () => {
  fc.assert(
    fc.property(anyBox, number(-900, 900), number(-900, 900), ({ map }, x, y) => {
      const back = apply(invert(map), apply(map, { x, y }));
      expect(back.x).toBeCloseTo(x, 6);
      expect(back.y).toBeCloseTo(y, 6);
    }),
  );
});

test('a dragged corner is where the pointer is, and what lies opposite stays', () => {
  fc.assert(
    fc.property(anyBox, fc.constantFrom(0, 2, 4, 6), number(5, 30), number(-30, -5), (box, at, dx, dy) => {
      const handle = handles[at]!;
      const opposite = handles[(at + 4) % 8]!;
      const start = handleAt(box, handle);
      const to = { x: start.x + dx, y: start.y + dy };
      const dragged = dragHandle(box, handle, to, free);
      fc.pre(dragged !== box);
      expect(handleAt(dragged, handle).x).toBeCloseTo(to.x, 5);
      expect(handleAt(dragged, handle).y).toBeCloseTo(to.y, 5);
      expect(handleAt(dragged, opposite).x).toBeCloseTo(handleAt(box, opposite).x, 5);
    }),
  );
});

test('dragging a handle away and back changes nothing', () => {
  const how = fc.record({ keepRatio: fc.boolean(), centred: fc.boolean(), skew: fc.boolean() });
  fc.assert(
    fc.property(anyBox, anyHandle, how, number(-9, 9), number(-9, 9), (box, handle, dragging, dx, dy) => {
      const start = handleAt(box, handle);
      const away = dragHandle(box, handle, { x: start.x + dx, y: start.y + dy }, dragging);
      // Back to where the handle was: a handle that leans or keeps the ratio may not be under the pointer.
      const back = dragHandle(away, handle, start, dragging);
      for (const key of ['a', 'b', 'c', 'd', 'e', 'f'] as const)
        expect(back.map[key]).toBeCloseTo(box.map[key], 4);
    }),
  );
});

test('a corner that keeps the ratio keeps it', () => {
  fc.assert(
    fc.property(anyBox, fc.constantFrom(0, 2, 4, 6), number(-40, 40), number(-40, 40), (box, at, dx, dy) => {
      const handle = handles[at]!;
      const start = handleAt(box, handle);
      const dragged = dragHandle(
        box,
        handle,
        { x: start.x + dx, y: start.y + dy },
        { ...free, keepRatio: true },
      );
      const [before, after] = [numbersOf(box), numbersOf(dragged)];
      expect(after.width / after.height).toBeCloseTo(before.width / before.height, 5);
    }),
  );
});

test('what is read off a box and entered again gives the box', () => {
  fc.assert(
    fc.property(anyBox, fc.boolean(), (box, mirrored) => {
      const shown = mirrored ? flipBox(box, 'horizontal') : box;
      const again = withNumbers(shown, {});
      for (const key of ['a', 'b', 'c', 'd', 'e', 'f'] as const)
        expect(again.map[key]).toBeCloseTo(shown.map[key], 6);
    }),
  );
});

test('entering a size leaves the pivot and the angle', () => {
  const box: Box = {
    rect: { x: 0, y: 0, width: 100, height: 50 },
    map: rotation(30),
    pivot: { x: 0, y: 1 },
    bend: null,
  };
  const next = withNumbers(box, { width: 250 });
  expect(numbersOf(next)).toMatchObject({ width: 250 });
  expect(numbersOf(next).angle).toBeCloseTo(30);
  expect(pivotOf(next).x).toBeCloseTo(pivotOf(box).x);
});

test('turning goes about the pivot and can keep to steps', () => {
  const box: Box = {
    rect: { x: 0, y: 0, width: 100, height: 100 },
    map: scaling(1, 1),
    pivot: { x: 0.5, y: 0.5 },
    bend: null,
  };
  const turned = turnBox(box, { x: 100, y: 50 }, { x: 50, y: 100 }, null);
  expect(numbersOf(turned).angle).toBeCloseTo(90);
  expect(pivotOf(turned)).toEqual({ x: 50, y: 50 });
  expect(numbersOf(turnBox(box, { x: 100, y: 50 }, { x: 100, y: 70 }, 15)).angle).toBeCloseTo(15);
  expect(numbersOf(turnBy(turnBy(box, 33), -33)).angle).toBeCloseTo(0);
});

test('a mirrored box says a negative width', () => {
  const box: Box = {
    rect: { x: 0, y: 0, width: 100, height: 100 },
    map: scaling(1, 1),
    pivot: { x: 0.5, y: 0.5 },
    bend: null,
  };
  expect(numbersOf(flipBox(box, 'horizontal'))).toMatchObject({ width: -100, height: 100 });
  expect(numbersOf(flipBox(box, 'vertical'))).toMatchObject({ width: 100, height: -100 });
});

test('handles, pivot, inside and outside are found in that order', () => {
  const box: Box = {
    rect: { x: 0, y: 0, width: 100, height: 100 },
    map: scaling(1, 1),
    pivot: { x: 0.5, y: 0.5 },
    bend: null,
  };
  expect(gripAt(box, { x: 101, y: 2 }, 5)).toEqual({ kind: 'handle', handle: { u: 1, v: 0 } });
  expect(gripAt(box, { x: 51, y: 49 }, 5).kind).toBe('pivot');
  expect(gripAt(box, { x: 30, y: 70 }, 5).kind).toBe('inside');
  expect(gripAt(box, { x: 130, y: 70 }, 5).kind).toBe('outside');
  expect(pivotOf(withPivot(box, { x: 12, y: 34 }))).toEqual({ x: 12, y: 34 });
});
