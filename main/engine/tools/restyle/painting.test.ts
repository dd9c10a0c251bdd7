import { expect, test } from 'vitest';
import type { UserError } from '../../../errors/user-error.ts';
import { noise } from '../../../image/noise.ts';
import type { Pixels } from '../../../image/pixels.ts';
import { alphaOf, fromPlanes } from '../../../image/planes.ts';
import { readPainting, scaledPainting } from './painting.ts';

const textured = (width: number, height: number, depth: Pixels['depth'] = 8) =>
  fromPlanes(noise(width, height, { seed: 1 }), depth);
const read = (pixels: Pixels) => readPainting({ name: 'wave.png', pixels });

/** The same with an alpha of its own, and with other colours under it. */
function changed(pixels: Pixels, alpha: (i: number) => number, colour: (i: number, was: number) => number) {
  const data = pixels.data.map((value, p) => (p % 4 === 3 ? alpha(p >> 2) : colour(p >> 2, value)));
  return { ...pixels, data } as Pixels;
}

/** Why a painting is refused. */
function refusal(pixels: Pixels): string {
  try {
    read(pixels);
  } catch (error) {
    const { code, because, message } = error as UserError;
    expect(message).toContain('wave.png');
    return because === undefined ? code : `${code}.${because}`;
  }
  return 'none';
}

test('a painting that is tiny, flat or clear is refused, each with its reason', () => {
  for (const [width, height] of [
    [1, 1],
    [8, 8],
    [2000, 8],
    [31, 400],
  ] as const)
    expect(refusal(textured(width, height))).toBe('image-too-small');
  expect(refusal(textured(32, 32))).toBe('none');
  for (const depth of [8, 16] as const) {
    const full = depth === 8 ? 255 : 65535;
    const flat = changed(
      textured(40, 40, depth),
      () => full,
      () => full >> 1,
    );
    expect(refusal(flat)).toBe('flat-style');
    // Texture that nobody can see is none.
    expect(
      refusal(
        changed(
          textured(40, 40, depth),
          () => 0,
          (_, was) => was,
        ),
      ),
    ).toBe('flat-style.transparent');
  }
});

test('what lies hidden under transparent pixels makes no difference, and what is half seen is mixed with white', () => {
  const half = (i: number) => (i % 2 === 0 ? 0 : 255);
  const [dark, light] = [20, 220].map((hidden) =>
    changed(textured(40, 40), half, (i, was) => (i % 2 === 0 ? hidden : was)),
  );
  expect(read(dark!)).toEqual(read(light!));
  expect(read(dark!).data[0]).toBe(1);

  const black = changed(
    textured(40, 40),
    (i) => (i % 40 < 20 ? 51 : 255),
    () => 0,
  );
  expect(alphaOf(black)[0]).toBeCloseTo(0.2, 6);
  expect(read(black).data[0]).toBeCloseTo(0.8, 6);
  expect(read(black).data[39]).toBe(0);
});

test('16 bits are read as finely as they are', () => {
  const deep = textured(40, 40, 16);
  const shallow = fromPlanes(read(deep), 8);
  const off = read(deep).data.map((value, i) => Math.abs(value - read(shallow).data[i]!));
  expect(Math.max(...off)).toBeLessThanOrEqual(0.5 / 255 + 1e-6);
  expect(Math.max(...off)).toBeGreaterThan(0);
});

test('a strip keeps its proportions however small it is to be seen', () => {
  const strip = read(textured(1000, 40));
  expect(scaledPainting(strip, 0.1)).toMatchObject({ width: 800, height: 32 });
  expect(scaledPainting(strip, 1)).toMatchObject({ width: 1000, height: 40 });
  expect(scaledPainting(read(textured(64, 48)), 4)).toMatchObject({ width: 256, height: 192 });
});
