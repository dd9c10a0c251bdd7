import { expect, test } from 'vitest';
import type { TextStyle } from '../../../preload/contract/document.ts';
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
  expect(first).toEqual({ words: 'abcd', x: 0, baseline: 5 + 16, width: 40 });
  expect(second).toEqual({ words: '你好', x: 0, baseline: 30 + 5 + 16, width: 20 });
});

test('middle and right are where the text was placed', () => {
  expect(layOut({ ...style, align: 'center' }, measures).map(({ x }) => x)).toEqual([-20, -10]);
  expect(layOut({ ...style, align: 'right' }, measures).map(({ x }) => x)).toEqual([-40, -20]);
});

test('every way to break a line breaks it, and an empty line keeps its place', () => {
  const lines = layOut({ ...style, text: 'a\r\n\nb' }, measures);
  expect(lines.map(({ words }) => words)).toEqual(['a', '', 'b']);
  expect(lines.map(({ baseline }) => baseline)).toEqual([21, 51, 81]);
});

test('the room holds the lines with letters that reach past them; the box is as wide as the widest', () => {
  const lines = layOut(style, measures);
  const room = roomFor(style, lines, measures);
  expect(room.x).toBeLessThanOrEqual(-10);
  expect(room.x + room.width).toBeGreaterThanOrEqual(50);
  expect(room.y + room.height).toBeGreaterThanOrEqual(65);
  expect(boxOf(style, lines)).toEqual({ x: 0, y: 0, width: 40, height: 60 });
});

const boxed = (text: string, width: number, align: TextStyle['align'] = 'left') =>
  layOut({ ...style, text, align, box: { width, height: 90 } }, measures);

test('in a box lines break between words, and in a word that is wider; spaces hang over the edge', () => {
  const words = (text: string, width: number) => boxed(text, width).map((line) => line.words);
  expect(words('one two three', 70)).toEqual(['one two', 'three']);
  expect(words('one two  three', 70)).toEqual(['one two', 'three']);
  expect(words('a\n\nwell-known', 60)).toEqual(['a', '', 'well-', 'known']);
  expect(words('abcdefghij kl', 45)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
});

test('ideographs break anywhere, but not before a full stop nor after an opening bracket', () => {
  const words = (text: string, width: number) => boxed(text, width).map((line) => line.words);
  expect(words('春眠不觉晓，处处闻啼鸟。', 50)).toEqual(['春眠不觉', '晓，处处闻', '啼鸟。']);
  expect(words('题（上）画', 30)).toEqual(['题', '（上）', '画']);
});

test('a box aligns lines within itself, and is as large as it was drawn', () => {
  expect(boxed('abcd ab', 50, 'right').map(({ x }) => x)).toEqual([10, 30]);
  expect(boxed('abcd ab', 50, 'center').map(({ x }) => x)).toEqual([5, 15]);
  const lines = boxed('a', 50);
  expect(boxOf({ ...style, box: { width: 50, height: 90 } }, lines)).toEqual({
    x: 0,
    y: 0,
    width: 50,
    height: 90,
  });
});
