import { expect, it } from 'vitest';
import type { FoundFace } from './chosen.ts';
import { badgeOf, faceAt, portraitOf } from './outline.ts';

const face = (number: number, x: number, y: number, side: number): FoundFace => ({
  number,
  box: { x, y, width: side, height: side },
  trouble: 'none',
});
/** A face of 100 pixels with one of 20 within. */
const found = [face(1, 100, 100, 100), face(2, 140, 140, 20)];
const canvas = { width: 1000, height: 800 };
const sight = (scale: number) => ({ view: { scale, x: 0, y: 0, angle: 0 }, canvas });
const numberAt = (x: number, y: number, within: boolean, scale = 1) =>
  faceAt(found, { x, y }, sight(scale), within)?.number ?? null;

it('with the whole box a face is taken anywhere on it, and of two the smaller one', () => {
  expect(numberAt(110, 190, true)).toBe(1);
  expect(numberAt(150, 150, true)).toBe(2);
  expect(numberAt(250, 150, true)).toBe(null);
});

it('with the line alone the inside of a face is free', () => {
  expect(numberAt(115, 180, false)).toBe(null);
  expect(numberAt(102, 180, false)).toBe(1);
  expect(numberAt(97, 180, false)).toBe(1);
});

it('how near to the line is near enough is said on the screen, whatever the zoom', () => {
  expect(numberAt(91, 180, false)).toBe(null);
  expect(numberAt(91, 180, false, 0.5)).toBe(1);
  expect(numberAt(103, 180, false, 4)).toBe(null);
});

it('a number stands above its face on the screen, is taken there, and stays in sight', () => {
  const badge = badgeOf(face(1, 100, 100, 100), sight(2));
  expect(badge.x).toBe(200);
  expect(badge.y + badge.height).toBeLessThanOrEqual(200);
  expect(numberAt((badge.x + 2) / 2, (badge.y + 2) / 2, false, 2)).toBe(1);
  const cut = badgeOf(face(1, -30, -10, 100), sight(1));
  expect(cut.x).toBeGreaterThanOrEqual(0);
  expect(cut.y).toBeGreaterThanOrEqual(0);
  // A face that is out of sight leaves no number behind.
  expect(badgeOf(face(1, -300, 100, 100), sight(1)).x).toBe(-300);
});

it('a number stands where the corner is in a view that is turned', () => {
  // A quarter clockwise about the canvas's left upper corner: (x, y) comes to (−y, x).
  const turned = { view: { scale: 1, x: 400, y: 0, angle: 90 }, canvas };
  const { x, y, height } = badgeOf(face(1, 100, 150, 50), turned);
  expect(x).toBe(250);
  expect(y + height).toBeLessThanOrEqual(100);
  expect(y + height).toBeGreaterThan(90);
});

it('a portrait is a square around the face, moved inside the picture and no larger than it', () => {
  expect(portraitOf({ x: 100, y: 100, width: 60, height: 100 }, canvas)).toEqual({
    ...{ x: 65, y: 85 },
    ...{ width: 130, height: 130 },
  });
  const { x, y, width, height } = portraitOf({ x: -20, y: 750, width: 60, height: 100 }, canvas);
  expect([x, y + height]).toEqual([0, 800]);
  expect(width).toBe(height);
  expect(portraitOf({ x: 0, y: 0, width: 100, height: 100 }, { width: 90, height: 110 }).width).toBe(90);
});
