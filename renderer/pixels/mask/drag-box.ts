import type { Rect } from '../rect.ts';
import type { Corner } from './polygon.ts';

export interface BoxOptions {
  readonly style: 'normal' | 'ratio' | 'size';
  /** Of the ratio or the size. */
  readonly width: number;
  readonly height: number;
  /** As wide as high. */
  readonly square: boolean;
  /** From the middle instead of a corner. */
  readonly centred: boolean;
}

/** The box of whole pixels that a drag from one point to another draws. */
export function dragBox(from: Corner, to: Corner, options: BoxOptions): Rect {
  const { style, square, centred } = options;
  if (style === 'size') {
    const [width, height] = [Math.round(options.width), Math.round(options.height)];
    const x = Math.round(centred ? to.x - width / 2 : to.x);
    const y = Math.round(centred ? to.y - height / 2 : to.y);
    return { x, y, width, height };
  }
  let dx = Math.round(to.x) - Math.round(from.x);
  let dy = Math.round(to.y) - Math.round(from.y);
  if (square || style === 'ratio') {
    const ratio = style === 'ratio' ? options.width / options.height : 1;
    const width = Math.max(Math.abs(dx), Math.abs(dy) * ratio);
    dx = Math.round(width) * (dx < 0 ? -1 : 1);
    dy = Math.round(width / ratio) * (dy < 0 ? -1 : 1);
  }
  const [x, y] = [Math.round(from.x), Math.round(from.y)];
  if (centred)
    return { x: x - Math.abs(dx), y: y - Math.abs(dy), width: 2 * Math.abs(dx), height: 2 * Math.abs(dy) };
  return { x: Math.min(x, x + dx), y: Math.min(y, y + dy), width: Math.abs(dx), height: Math.abs(dy) };
}
