import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snapBox, snapPoint, targetsOf } from './snap.ts';

const picture = { width: 1000, height: 600 };

test('a box snaps its nearer edge to a guide and says on which line it lies', () => {
  const targets = targetsOf(picture, [{ direction: 'vertical', at: 300 }], []);
  const box = { x: 203, y: 110, width: 100, height: 40 };
  expect(snapBox(box, targets, 5)).toEqual({ dx: -3, dy: 0, lines: [{ direction: 'vertical', at: 300 }] });
  expect(snapBox(box, targets, 2)).toEqual({ dx: 0, dy: 0, lines: [] });
});

test('the middle of the picture draws the middle of a box', () => {
  const snap = snapBox({ x: 452, y: 271, width: 100, height: 60 }, targetsOf(picture, [], []), 4);
  expect(snap).toMatchObject({ dx: -2, dy: -1 });
  expect(snap.lines).toEqual([
    { direction: 'vertical', at: 500 },
    { direction: 'horizontal', at: 300 },
  ]);
});

test('boxes of one size snap to each other with edges and middle, and all those lines show', () => {
  const other = { x: 40, y: 50, width: 80, height: 20 };
  const snap = snapBox({ ...other, x: 41, y: 200 }, targetsOf(picture, [], [other]), 4);
  expect(snap.dx).toBe(-1);
  expect(snap.lines.map(({ at }) => at)).toEqual([40, 80, 120]);
});

test('a snapped point lies on a target, never moves farther than the tolerance, and is left alone else', () => {
  const place = fc.double({ min: -50, max: 1050, noNaN: true });
  const guides = fc.array(
    fc.record({
      direction: fc.constantFrom('vertical' as const, 'horizontal' as const),
      at: fc.integer({ min: 0, max: 1000 }),
    }),
  );
  fc.assert(
    fc.property(place, place, guides, fc.integer({ min: 0, max: 20 }), (x, y, lines, tolerance) => {
      const targets = targetsOf(picture, lines, []);
      const { dx } = snapPoint({ x, y }, targets, tolerance);
      const away = Math.min(...targets.x.map((target) => Math.abs(target - x)));
      if (away <= tolerance) expect(Math.abs(dx)).toBeCloseTo(away, 9);
      else expect(dx).toBe(0);
    }),
  );
});
