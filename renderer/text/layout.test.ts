import { expect, test } from 'vitest';
import type { TextStyle } from '../../preload/contract/document.ts';
import { boxOf, layOut, roomFor } from './layout.ts';

/** A font of which every letter is ten wide. */
const measures = { widthOf: (line: string) => 10 * line.length, ascent: 16, descent: 4 };
const style: TextStyle = {
  text: 'abcd\n你好',
  font: 'Inter',
  size: 20,
  bold: false,
  italic: false,
  align: 'left',
  lineHeight: 1.5,
  colour: '#000000',
  x: 100,
  y: 50,
};

test('lines begin at the left and follow by the line height, what it is over the font shared above and below', () => {
  const [first, second] = layOut(style, measures);
  expect(first).toEqual({ words: 'abcd', x: 100, baseline: 50 + 5 + 16, width: 40 });
  expect(second).toEqual({ words: '你好', x: 100, baseline: 80 + 5 + 16, width: 20 });
});

test('middle and right are where the text was placed', () => {
  expect(layOut({ ...style, align: 'center' }, measures).map(({ x }) => x)).toEqual([80, 90]);
  expect(layOut({ ...style, align: 'right' }, measures).map(({ x }) => x)).toEqual([60, 80]);
});

test('every way to break a line breaks it, and an empty line keeps its place', () => {
  const lines = layOut({ ...style, text: 'a\r\n\nb' }, measures);
  expect(lines.map(({ words }) => words)).toEqual(['a', '', 'b']);
  expect(lines.map(({ baseline }) => baseline)).toEqual([71, 101, 131]);
});

test('the room holds the lines with letters that reach past them; the box is as wide as the widest', () => {
  const lines = layOut(style, measures);
  const room = roomFor(style, lines, measures);
  expect(room.x).toBeLessThanOrEqual(90);
  expect(room.x + room.width).toBeGreaterThanOrEqual(150);
  expect(room.y + room.height).toBeGreaterThanOrEqual(115);
  expect(boxOf(style, lines)).toEqual({ x: 100, y: 50, width: 40, height: 60 });
});
