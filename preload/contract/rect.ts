/** Whole pixels, from (x, y) up to but not including (x + width, y + height). */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
