import fc from 'fast-check';
import { expect, test } from 'vitest';
import { colourOf } from '../hand/colours.ts';
import { colourOfHsv, hsvOf } from './hsv.ts';

test('the corners of the colour cube have the hues that everybody knows', () => {
  expect(hsvOf('#ff0000')).toEqual({ hue: 0, saturation: 1, value: 1 });
  expect(hsvOf('#ffff00')).toEqual({ hue: 60, saturation: 1, value: 1 });
  expect(hsvOf('#00ff00')).toEqual({ hue: 120, saturation: 1, value: 1 });
  expect(hsvOf('#00ffff')).toEqual({ hue: 180, saturation: 1, value: 1 });
  expect(hsvOf('#0000ff')).toEqual({ hue: 240, saturation: 1, value: 1 });
  expect(hsvOf('#ff00ff')).toEqual({ hue: 300, saturation: 1, value: 1 });
  expect(hsvOf('#000000')).toEqual({ hue: 0, saturation: 0, value: 0 });
});

test('every colour comes back as itself', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(byte, byte, byte, (red, green, blue) => {
      const colour = colourOf(red, green, blue);
      expect(colourOfHsv(hsvOf(colour))).toBe(colour);
    }),
  );
});
