import type { TextStyle } from '../../preload/contract/document.ts';
import { wholePixels } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';

/** What a font says of itself at the size of a style, pixels. */
export interface Measures {
  readonly widthOf: (line: string) => number;
  readonly ascent: number;
  readonly descent: number;
}

export interface Line {
  readonly words: string;
  /** Where it begins on its baseline, pixels of the document. */
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
}

export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

/** Lines as CSS sets them: what a line's height has over the font's is shared above and below (half leading). */
export function layOut(style: TextStyle, { widthOf, ascent, descent }: Measures): readonly Line[] {
  const height = style.size * style.lineHeight;
  const share = { left: 0, center: 0.5, right: 1 }[style.align];
  return linesOf(style.text).map((words, at) => {
    const width = widthOf(words);
    const top = style.y + at * height;
    const baseline = top + (height - ascent - descent) / 2 + ascent;
    return { words, x: style.x - share * width, baseline, width };
  });
}

/** Room for everything that the lines may draw; letters lean and reach past their widths. */
export function roomFor(style: TextStyle, lines: readonly Line[], { ascent, descent }: Measures): Rect {
  const over = style.size / 2;
  const xs = lines.flatMap(({ x, width }) => [x, x + width]);
  const ys = lines.flatMap(({ baseline }) => [baseline - ascent, baseline + descent]);
  return wholePixels(
    Math.min(...xs) - over,
    Math.min(...ys) - over,
    Math.max(...xs) + over,
    Math.max(...ys) + over,
  );
}

/** The box that the lines take on the page: as wide as the widest, pixels of the document. */
export function boxOf(style: TextStyle, lines: readonly Line[]): Rect {
  const left = Math.min(...lines.map(({ x }) => x));
  const right = Math.max(...lines.map(({ x, width }) => x + width));
  const height = lines.length * style.size * style.lineHeight;
  return { x: left, y: style.y, width: right - left, height };
}
