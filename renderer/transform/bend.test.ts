import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chain, identity, quadOf, rotation, scaling } from '../pixels/affine.ts';
import { spotOf } from '../pixels/surface/surface.ts';
import { cornerHandleAt, distort, meshAt, meshGripAt, perspective, surfaceOf, warp } from './bend.ts';
import { handles } from './box.ts';
import type { Box } from './box.ts';

const rect = { x: 10, y: 20, width: 200, height: 120 };
const map = chain(scaling(1.5, 0.7), rotation(25));
const box: Box = { rect, map, bend: null, pivot: { x: 0.5, y: 0.5 } };
const level: Box = { ...box, map: identity };
const small = fc.double({ min: -25, max: 25, noNaN: true });

test('a handle that is pulled goes along, corners and edges, whatever the box was turned and scaled by before', () => {
  fc.assert(
    fc.property(fc.constantFrom(...handles), small, small, (handle, dx, dy) => {
      const at = cornerHandleAt(box, handle);
      const after = cornerHandleAt(distort(box, handle, dx, dy), handle);
      expect(after.x).toBeCloseTo(at.x + dx, 6);
      expect(after.y).toBeCloseTo(at.y + dy, 6);
    }),
  );
});

test('other corners stay, and the picture’s corner lies under its handle', () => {
  const pulled = distort(box, { u: 0, v: 0 }, -12, 30);
  const [, ...others] = quadOf(rect, map);
  const places = [
    { u: 1, v: 0 },
    { u: 1, v: 1 },
    { u: 0, v: 1 },
  ] as const;
  places.forEach((handle, index) => {
    const at = cornerHandleAt(pulled, handle);
    expect(at.x).toBeCloseTo(others[index]!.x, 6);
    expect(at.y).toBeCloseTo(others[index]!.y, 6);
  });
  const spot = spotOf(surfaceOf(pulled), rect.x, rect.y);
  const corner = cornerHandleAt(pulled, { u: 0, v: 0 });
  expect([spot.x, spot.y].map(Math.round)).toEqual([corner.x, corner.y].map(Math.round));
});

test('in perspective the corner beside it goes the other way', () => {
  const pulled = perspective(level, { u: 0, v: 0 }, 20, 3);
  expect(cornerHandleAt(pulled, { u: 0, v: 0 })).toEqual({ x: 30, y: 20 });
  expect(cornerHandleAt(pulled, { u: 1, v: 0 })).toEqual({ x: 190, y: 20 });
  expect(cornerHandleAt(pulled, { u: 1, v: 1 })).toEqual({ x: 210, y: 140 });
});

test('a pull that would fold the picture over is refused', () => {
  expect(distort(level, { u: 0, v: 0 }, 300, 200)).toBe(level);
});

test('what is taken in the mesh comes under the pointer, through corners and map', () => {
  const bent = distort(box, { u: 1, v: 1 }, 30, 20);
  const from = cornerHandleAt(bent, { u: 0.5, v: 0.5 });
  const grip = meshGripAt(bent, from, 4)!;
  expect(grip.kind).toBe('place');
  const to = { x: from.x + 14, y: from.y - 9 };
  const warped = warp(bent, grip, from, to);
  const place = grip as { x: number; y: number };
  const spot = spotOf(surfaceOf(warped), rect.x + place.x * rect.width, rect.y + place.y * rect.height);
  expect(spot.x).toBeCloseTo(to.x, 4);
  expect(spot.y).toBeCloseTo(to.y, 4);

  const tip = meshAt(bent)[7]!;
  expect(meshGripAt(bent, tip, 4)).toEqual({ kind: 'point', index: 7 });
  const moved = meshAt(warp(bent, { kind: 'point', index: 7 }, tip, { x: tip.x + 5, y: tip.y + 8 }))[7]!;
  expect(moved.x).toBeCloseTo(tip.x + 5, 4);
  expect(moved.y).toBeCloseTo(tip.y + 8, 4);
});
