import type { TextStyle } from '../../../preload/contract/document.ts';
import { linesOf, wrap } from './wrap.ts';

/** Part of a plane, with fractions. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a font says of itself at the size of a style, pixels. */
export interface Measures {
  readonly widthOf: (line: string) => number;
  readonly ascent: number;
  readonly descent: number;
}

export interface Line {
  readonly words: string;
  /** Where it begins on its baseline, in the text's own plane: pixels from where the text begins. */
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
}

/** Lines as CSS sets them: what a line's height has over the font's is shared above and below (half leading). */
export function layOut(style: TextStyle, { widthOf, ascent, descent }: Measures): readonly Line[] {
  const { text, size, lineHeight, align, box } = style;
  const height = size * lineHeight;
  const share = { left: 0, center: 0.5, right: 1 }[align];
  const lines = box ? wrap(text, box.width, widthOf) : linesOf(text);
  return lines.map((words, at) => {
    const width = widthOf(words);
    const baseline = at * height + (height - ascent - descent) / 2 + ascent;
    return { words, x: share * (box?.width ?? 0) - share * width, baseline, width };
  });
}

/** Room for everything that the lines may draw; letters lean and reach past their widths. */
export function roomFor(style: TextStyle, lines: readonly Line[], { ascent, descent }: Measures): Box {
  const over = style.size / 2;
  const xs = lines.flatMap(({ x, width }) => [x, x + width]);
  const ys = lines.flatMap(({ baseline }) => [baseline - ascent, baseline + descent]);
  const [x, y] = [Math.min(...xs) - over, Math.min(...ys) - over];
  return { x, y, width: Math.max(...xs) + over - x, height: Math.max(...ys) + over - y };
}

/** The box of a text on its own plane: the one it wraps in, or what its lines take. */
export function boxOf(style: TextStyle, lines: readonly Line[]): Box {
  if (style.box) return { x: 0, y: 0, ...style.box };
  const left = Math.min(...lines.map(({ x }) => x));
  const right = Math.max(...lines.map(({ x, width }) => x + width));
  return { x: left, y: 0, width: right - left, height: lines.length * style.size * style.lineHeight };
}
