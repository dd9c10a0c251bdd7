import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pixels, Rgba8 } from '../../image/pixels.ts';
import { fill, type FillOptions } from './fill.ts';
import { blobs, drawn, erased, holesInTiles, rectangle, tiles, toEnd } from './pictures.testing.ts';

function filled(picture: Pixels, mask: Uint8Array, options: Partial<FillOptions> = {}): Pixels {
  return toEnd(fill(picture, mask, { seed: 1, ...options }));
}

/** Largest difference of a value within the mask. */
function worst(a: Pixels, b: Pixels, mask: Uint8Array): number {
  let most = 0;
  mask.forEach((value, at) => {
    if (value === 0) return;
    for (let p = 4 * at; p < 4 * at + 4; p++) most = Math.max(most, Math.abs(a.data[p]! - b.data[p]!));
  });
  return most;
}

function outsideChanged(a: Pixels, b: Pixels, mask: Uint8Array): number {
  return mask.reduce(
    (sum, value, at) =>
      sum + (value === 0 && [0, 1, 2, 3].some((c) => a.data[4 * at + c] !== b.data[4 * at + c]) ? 1 : 0),
    0,
  );
}

test.each([...holesInTiles, ['of one pixel in the corner', rectangle(tiles, 0, 0, 1, 1)] as const])(
  'a pattern goes on exactly through a hole %s',
  (_, mask) => {
    expect(worst(filled(erased(tiles, mask), mask), tiles, mask)).toBe(0);
  },
);

test('a slope of light goes on', () => {
  const slope = drawn(96, 96, (x, y) => [40 + x + y, 220 - x - y, 100 + (x + y) / 2]);
  const mask = rectangle(slope, 36, 36, 60, 60);
  expect(worst(filled(erased(slope, mask), mask), slope, mask)).toBeLessThanOrEqual(4);
});

test('a pattern goes on in light that changes', () => {
  const lit = drawn(96, 96, (x, y) => {
    const light = 0.5 * x;
    return [(x % 12) * 12 + light, (y % 8) * 18 + light, 60 + light];
  });
  const mask = rectangle(lit, 38, 38, 60, 60);
  expect(worst(filled(erased(lit, mask), mask), lit, mask)).toBeLessThanOrEqual(4);
});

test('an edge goes on straight', () => {
  const edge = drawn(96, 96, (x, y) => (y > 20 + 0.5 * x ? [30, 40, 60] : [200, 190, 170]));
  const mask = rectangle(edge, 34, 34, 62, 62);
  const result = filled(erased(edge, mask), mask);
  const wrong = mask.reduce((sum, value, at) => {
    return sum + (value > 0 && Math.abs(result.data[4 * at]! - edge.data[4 * at]!) > 40 ? 1 : 0);
  }, 0);
  // Of 784 pixels; the edge is 31 long.
  expect(wrong).toBeLessThan(31);
});

test('outside the mask nothing changes, whatever the mask', () => {
  const picture = blobs(48, 40, 5);
  const shape = fc.record({
    left: fc.integer({ min: 0, max: 40 }),
    top: fc.integer({ min: 0, max: 30 }),
    width: fc.integer({ min: 1, max: 12 }),
    height: fc.integer({ min: 1, max: 10 }),
    grey: fc.integer({ min: 1, max: 255 }),
  });
  fc.assert(
    fc.property(fc.array(shape, { minLength: 1, maxLength: 3 }), fc.integer(), (shapes, seed) => {
      const mask = new Uint8Array(48 * 40);
      for (const { left, top, width, height, grey } of shapes) {
        rectangle(picture, left, top, Math.min(48, left + width), Math.min(40, top + height)).forEach(
          (value, at) => (mask[at] = value > 0 ? grey : mask[at]!),
        );
      }
      expect(outsideChanged(picture, filled(picture, mask, { seed }), mask)).toBe(0);
    }),
    { numRuns: 6 },
  );
});

test('what is asked for on the way shows the picture with a hole that fills, and changes nothing outside', () => {
  const picture = blobs(64, 64, 2);
  const mask = rectangle(picture, 20, 20, 44, 44);
  let [last, shows] = [0, 0];
  for (const { fraction, picture: now } of fill(erased(picture, mask), mask, { seed: 1 })) {
    expect(fraction).toBeGreaterThanOrEqual(last);
    last = fraction;
    if (!now) continue;
    shows += 1;
    const shown = now();
    expect(outsideChanged(picture, shown, mask)).toBe(0);
    expect(shown.data[4 * (32 * 64 + 32) + 1]).toBeGreaterThan(0);
  }
  expect(last).toBeCloseTo(1);
  expect(shows).toBeGreaterThan(10);
});

test('the same seed fills the same, another one otherwise', () => {
  const picture = blobs(40, 40, 3);
  const mask = rectangle(picture, 14, 14, 28, 28);
  const first = filled(picture, mask, { seed: 7 });
  expect(filled(picture, mask, { seed: 7 }).data).toEqual(first.data);
  expect(filled(picture, mask, { seed: 8 }).data).not.toEqual(first.data);
});

test('what lies under the mask makes no difference where it is white', () => {
  const picture = blobs(40, 40, 4);
  const mask = rectangle(picture, 14, 14, 28, 28);
  expect(filled(erased(picture, mask), mask).data).toEqual(filled(picture, mask).data);
});

test('where the mask is grey, the filling lies over the picture by that much', () => {
  const picture = erased(tiles, rectangle(tiles, 40, 40, 60, 60));
  const mask = rectangle(tiles, 40, 40, 60, 60);
  const half = mask.map((value) => (value > 0 ? 128 : 0));
  const expected = {
    ...tiles,
    data: tiles.data.map((value, p) =>
      Math.round(picture.data[p]! + (128 / 255) * (value - picture.data[p]!)),
    ),
  };
  expect(worst(filled(picture, half), expected, mask)).toBe(0);
});

test('16 bits stay 16 bits', () => {
  const data = Uint16Array.from(tiles.data, (value) => value * 257);
  const deep = { ...tiles, depth: 16 as const, data };
  const mask = rectangle(tiles, 40, 40, 60, 60);
  const broken = { ...deep, data: data.map((value, p) => (mask[p >> 2]! > 0 ? 9 : value)) };
  expect(worst(filled(broken, mask), deep, mask)).toBe(0);
});

test('nothing is copied from what is transparent', () => {
  const picture = blobs(64, 64, 6);
  for (let at = 0; at < 64 * 32; at++) picture.data.set([0, 255, 0, 0], 4 * at);
  const mask = rectangle(picture, 20, 40, 44, 56);
  const result = filled(picture, mask);
  mask.forEach((value, at) => value > 0 && expect(result.data[4 * at + 3]).toBe(255));
});

test('two holes far apart are both filled', () => {
  const wide = drawn(400, 60, (x, y) => [(x % 12) * 20, (y % 8) * 30, 80]);
  const [left, right] = [rectangle(wide, 20, 20, 40, 40), rectangle(wide, 350, 20, 380, 40)];
  const mask = left.map((value, at) => value | right[at]!);
  expect(worst(filled(erased(wide, mask), mask), wide, mask)).toBe(0);
});

const small = blobs(32, 32, 1);

test.each<[string, Rgba8, Uint8Array, Partial<FillOptions>, string]>([
  ['an empty mask', small, new Uint8Array(32 * 32), {}, 'nothing-to-fill'],
  ['a mask of everything', small, rectangle(small, 0, 0, 32, 32), {}, 'nothing-to-draw-from'],
  ['a rim too narrow to copy from', small, rectangle(small, 6, 6, 26, 26), {}, 'nothing-to-draw-from'],
  [
    'a region to draw from that is too narrow',
    small,
    rectangle(small, 10, 10, 14, 14),
    { from: rectangle(small, 0, 0, 32, 6) },
    'nothing-to-draw-from',
  ],
  [
    'everything to be stayed out of',
    small,
    rectangle(small, 10, 10, 14, 14),
    { avoid: rectangle(small, 0, 0, 32, 32) },
    'nothing-to-draw-from',
  ],
  [
    'a picture smaller than a patch',
    blobs(6, 6, 1),
    rectangle(blobs(6, 6, 1), 2, 2, 3, 3),
    {},
    'nothing-to-draw-from',
  ],
])('%s is refused in words', (_, picture, mask, options, code) => {
  expect(() => filled(picture, mask, options)).toThrow(expect.objectContaining({ code }) as Error);
});

test('a sky is filled with sky, though at a coarse scale no patch of it is free of the bird', () => {
  const bird = drawn(160, 160, (x, y) => {
    const grain = (x * 7 + y * 13) % 5;
    if (x < 62 || x > 108) return [150 + grain, 160 + grain, 210 + grain];
    const feather = ((x >> 2) * 5 + (y >> 3) * 3) % 30;
    return [20 + feather, 20 + feather, 25 + feather];
  });
  const mask = rectangle(bird, 0, 40, 52, 120);
  expect(worst(filled(erased(bird, mask), mask), bird, mask)).toBeLessThanOrEqual(8);
});
