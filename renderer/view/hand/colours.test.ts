import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rgbOf } from '../../pixels/colours.ts';
import {
  colourOf,
  defaultColours,
  parseColour,
  setForeground,
  swapColours,
  usedColour,
  useColours,
} from './colours.ts';

test('a colour and its three numbers say the same', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(byte, byte, byte, (red, green, blue) => {
      const colour = colourOf(red, green, blue);
      expect(colour).toMatch(/^#[0-9a-f]{6}$/);
      expect(rgbOf(colour)).toEqual([red, green, blue]);
    }),
  );
});

test('typed colours are understood as on the web', () => {
  expect(parseColour('F80')).toBe('#ff8800');
  expect(parseColour(' #A0b1C2 ')).toBe('#a0b1c2');
  expect(parseColour('red')).toBeNull();
});

test('X swaps the colours, D makes them black on white', () => {
  defaultColours();
  setForeground('#123456');
  swapColours();
  expect(useColours.getState()).toMatchObject({ foreground: '#ffffff', background: '#123456' });
  defaultColours();
  expect(useColours.getState()).toMatchObject({ foreground: '#000000', background: '#ffffff' });
});

test('a colour that was used again comes to the front and stands there once', () => {
  usedColour('#111111');
  usedColour('#222222');
  usedColour('#111111');
  expect(useColours.getState().recent.slice(0, 2)).toEqual(['#111111', '#222222']);
  expect(useColours.getState().recent.filter((colour) => colour === '#111111')).toHaveLength(1);
});
