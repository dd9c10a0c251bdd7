import { expect, test } from 'vitest';
import { byFormula } from '../../preload/colour/closed-form.testing.ts';
import { profiles } from '../../preload/colour/profile.ts';
import { colourFrom, numbersOf } from '../view/hand/in-document.ts';
import { alike, convertRaster, inNumbers, onScreen, sourceIn } from './colours.ts';
import { pixelAt, rasterFrom, read } from './raster.ts';
import { finish } from './work.ts';

const p3 = profiles['display-p3'];
const adobe = profiles['adobe-rgb'];
const rounded = (...[from, to, rgb]: Parameters<typeof byFormula>) =>
  byFormula(from, to, rgb).map(Math.round);
const twin = rounded('srgb', 'display-p3', [200, 24, 32]);
const rect = { x: -3, y: 250, width: 600, height: 20 };
const data = new Uint8ClampedArray(4 * rect.width * rect.height).map((_, at) => (at * 97) % 256);

test('a raster in other numbers has the same colours at the same places, and its alpha', () => {
  const raster = rasterFrom(data, rect, 4);
  const converted = finish(convertRaster(raster, p3, adobe));
  for (const [x, y] of [
    [-3, 250],
    [252, 255],
    [253, 256],
    [596, 269],
  ] as const) {
    const [r = 0, g = 0, b = 0, alpha] = pixelAt(raster, x, y);
    const found = pixelAt(converted, x, y);
    byFormula('display-p3', 'adobe-rgb', [r, g, b]).forEach((value, c) => {
      expect(Math.abs(found[c]! - value)).toBeLessThan(2);
    });
    expect(found[3]).toBe(alpha);
  }
  expect(finish(convertRaster(raster, p3, p3))).toBe(raster);
  expect(read(raster, rect)).toEqual(data);
});

test('the screen shows sRGB, and what is on the canvas is never changed by showing it', () => {
  const own = Uint8ClampedArray.of(184, 47, 42, 7);
  const shown = onScreen(own, p3);
  byFormula('display-p3', 'srgb', [184, 47, 42]).forEach((value, c) => {
    expect(Math.abs(shown[c]! - value)).toBeLessThan(1);
  });
  expect(shown[3]).toBe(7);
  expect([...own]).toEqual([184, 47, 42, 7]);
  expect(onScreen(own, undefined)).toBe(own);
});

test('what is cloned from another picture is read in the numbers of this one', () => {
  const source = sourceIn(() => Uint8ClampedArray.of(200, 24, 32, 255), undefined, p3);
  expect([...source({ x: 0, y: 0, width: 1, height: 1 })]).toEqual([...twin, 255]);
});

test('a colour in hand is painted as it looks, and a picked one as it was, beyond sRGB too', () => {
  expect(inNumbers([200, 24, 32], undefined, p3)).toEqual(twin);
  const picked = colourFrom([0, 255, 0], p3);
  expect(picked).toBe('#00ff00');
  expect(numbersOf(picked, p3)).toEqual([0, 255, 0]);
  // For another picture it is what it looks like.
  expect(numbersOf(picked, undefined)).toEqual([0, 255, 0]);
  expect(numbersOf('#c81820', p3)).toEqual(twin);
  expect(alike(p3, undefined)).toBe(false);
});
