import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../pixels/affine.ts';
import { handles } from './box.ts';
import {
  cropBy,
  dragFrame,
  frameOf,
  intoFrame,
  largestFrame,
  outOfFrame,
  straightenAngle,
  turnFrame,
  uprightRect,
  withRatio,
} from './crop-frame.ts';

const frame = frameOf({ x: 20, y: 30, width: 200, height: 100 });
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

test('a frame that is not turned lies on whole pixels, and its opposite side stays', () => {
  fc.assert(
    fc.property(number(60, 400), number(60, 300), (x, y) => {
      const dragged = uprightRect(dragFrame(frame, { u: 1, v: 1 }, { x, y }, null, false));
      expect(dragged).toEqual({ x: 20, y: 30, width: Math.round(x) - 20, height: Math.round(y) - 30 });
    }),
  );
});

test('dragging a handle away and back gives the frame again', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...handles),
      fc.integer({ min: -40, max: 40 }),
      fc.integer({ min: -40, max: 40 }),
      fc.constantFrom(0, 17, -31),
      ({ u, v }, dx, dy, angle) => {
        const start = turnFrame(frame, angle);
        const rect = uprightRect(start);
        const local = { x: rect.x + u * rect.width, y: rect.y + v * rect.height };
        const away = dragFrame(
          start,
          { u, v },
          outOfFrame(start, { x: local.x + dx, y: local.y + dy }),
          null,
          false,
        );
        const back = dragFrame(away, { u, v }, outOfFrame(start, local), null, false);
        expect(back.x).toBeCloseTo(start.x, 5);
        expect(back.y).toBeCloseTo(start.y, 5);
        expect(back.width).toBe(start.width);
      },
    ),
  );
});

test('a ratio holds at every handle', () => {
  for (const handle of handles) {
    const { width, height } = dragFrame(frame, handle, { x: 300, y: 250 }, 16 / 9, false);
    expect(Math.abs(width - (height * 16) / 9)).toBeLessThan(1.8);
  }
});

test('a line drawn along a horizon gives the angle it is off the nearest axis', () => {
  const rise = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    return straightenAngle({ x: 5, y: 5 }, { x: 5 + 100 * Math.cos(angle), y: 5 + 100 * Math.sin(angle) });
  };
  expect(rise(3)).toBeCloseTo(3);
  expect(rise(-7)).toBeCloseTo(-7);
  expect(rise(183)).toBeCloseTo(3);
  expect(rise(92)).toBeCloseTo(2);
  expect(rise(-85)).toBeCloseTo(5);
});

test('the horizon is level once the picture is cropped', () => {
  const [from, to] = [
    { x: 40, y: 60 },
    { x: 340, y: 90 },
  ];
  const turned = turnFrame(frame, straightenAngle(from, to));
  const { map } = cropBy(turned, null, false);
  expect(apply(map, from).y).toBeCloseTo(apply(map, to).y, 6);
});

test('the largest frame stays within the picture and touches its edge', () => {
  const picture = { width: 640, height: 480 };
  fc.assert(
    fc.property(number(-45, 45), number(0.4, 2.5), (angle, ratio) => {
      const largest = largestFrame(picture, angle, ratio);
      const rect = uprightRect(largest);
      const corners = [0, 1].flatMap((u) =>
        [0, 1].map((v) => outOfFrame(largest, { x: rect.x + u * rect.width, y: rect.y + v * rect.height })),
      );
      for (const { x, y } of corners) {
        expect(x).toBeGreaterThan(-0.51);
        expect(x).toBeLessThan(640.51);
        expect(y).toBeGreaterThan(-0.51);
        expect(y).toBeLessThan(480.51);
      }
      const gap = Math.min(...corners.flatMap(({ x, y }) => [x, y, 640 - x, 480 - y]));
      expect(gap).toBeLessThan(4);
    }),
  );
});

test('the corners of a frame become the corners of the picture', () => {
  const turned = turnFrame(frame, 12);
  const rect = uprightRect(turned);
  const { map, size } = cropBy(turned, null, false);
  const corner = apply(map, outOfFrame(turned, { x: rect.x + rect.width, y: rect.y + rect.height }));
  expect(corner.x).toBeCloseTo(size.width, 6);
  expect(corner.y).toBeCloseTo(size.height, 6);
  expect(apply(map, outOfFrame(turned, rect)).x).toBeCloseTo(0, 6);
});

test('a crop to exact pixels scales the frame to them', () => {
  const { map, size } = cropBy(frame, { width: 100, height: 50 }, false);
  expect(size).toEqual({ width: 100, height: 50 });
  expect(apply(map, { x: 220, y: 130 })).toEqual({ x: 100, y: 50 });
});

test('a ratio is taken around the same middle', () => {
  const square = withRatio(frame, { width: 640, height: 480 }, 1);
  expect(uprightRect(square)).toEqual({ x: 70, y: 30, width: 100, height: 100 });
  expect(intoFrame(square, square)).toMatchObject({ x: square.x, y: square.y });
});
