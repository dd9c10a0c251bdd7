import type { Point } from '../../canvas/viewport.ts';
import type { Rect } from '../../pixels/rect.ts';

/** A colour with straight alpha, 0…255. */
export type Rgba = readonly [number, number, number, number];

export interface Gradient {
  readonly shape: 'linear' | 'radial';
  /** Where the first colour is: the beginning of the line, the centre of the circle. */
  readonly from: Point;
  /** Where the last colour is: the end of the line, a point on the circle. */
  readonly to: Point;
  readonly first: Rgba;
  readonly last: Rgba;
  /** Spreads what lies between two bytes over neighbouring pixels, so that no bands show. */
  readonly dither: boolean;
}

/** 0…1 along the gradient at a point; it holds its first and last value beyond its ends. */
export function gradientAt(
  { shape, from, to }: Pick<Gradient, 'shape' | 'from' | 'to'>,
  point: Point,
): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  if (square === 0) return 1;
  const [x, y] = [point.x - from.x, point.y - from.y];
  const t = shape === 'linear' ? (x * dx + y * dy) / square : Math.sqrt((x * x + y * y) / square);
  return Math.min(1, Math.max(0, t));
}

/** RGBA bytes of a rectangle of the document. Colours go from one to the other in straight alpha. */
export function drawGradient(gradient: Gradient, rect: Rect): Uint8ClampedArray<ArrayBuffer> {
  const { first, last, dither } = gradient;
  const out = new Uint8ClampedArray(rect.width * rect.height * 4);
  const point = { x: 0, y: 0 };
  for (let y = 0, at = 0; y < rect.height; y += 1) {
    point.y = rect.y + y + 0.5;
    for (let x = 0; x < rect.width; x += 1, at += 4) {
      point.x = rect.x + x + 0.5;
      const t = gradientAt(gradient, point);
      // Clamped bytes round to the nearest, so noise of half a step to either side spreads them evenly.
      const noise = dither && t > 0 && t < 1 ? grain(rect.x + x, rect.y + y) : 0;
      for (let c = 0; c < 4; c += 1) out[at + c] = first[c]! + (last[c]! - first[c]!) * t + noise;
    }
  }
  return out;
}

/** Interleaved gradient noise, −½…½ (Jimenez 2014, "Next Generation Post Processing in Call of Duty"). */
function grain(x: number, y: number): number {
  const inner = 0.06711056 * x + 0.00583715 * y;
  const outer = 52.9829189 * (inner - Math.floor(inner));
  return outer - Math.floor(outer) - 0.5;
}
