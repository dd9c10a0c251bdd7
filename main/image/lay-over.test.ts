import { expect, test } from 'vitest';
import { layPartOver } from './lay-over.ts';
import type { Rgba8 } from './pixels.ts';

function picture(width: number, ...colours: (readonly [number, number, number, number])[]): Rgba8 {
  return { depth: 8, width, height: colours.length / width, data: Uint8Array.from(colours.flat()) };
}
const [red, blue] = [[255, 0, 0, 255] as const, [0, 0, 255, 255] as const];
const clear = [7, 8, 9, 0] as const;

test('a part lies in its place, as much as its mask says', () => {
  const under = picture(3, red, red, red, red, red, red);
  const laid = layPartOver(under, picture(2, blue, blue), { x: 1, y: 1, mask: Uint8Array.of(255, 51) });
  expect([...laid.data]).toEqual([...red, ...red, ...red, ...red, ...blue, 204, 0, 51, 255]);
  expect([...under.data.subarray(16, 20)]).toEqual([...red]);
});

test('what is clear gives a mixture none of its colour, and keeps it where it isn’t covered', () => {
  const under = picture(2, clear, clear);
  const laid = layPartOver(under, picture(2, blue, blue), { x: 0, y: 0, mask: Uint8Array.of(51, 0) });
  expect([...laid.data]).toEqual([0, 0, 255, 51, ...clear]);
});
