import type { Rect } from '../../pixels/rect.ts';
import type { Point } from '../../view/viewport.ts';

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

/** Colours between the ends that are told apart; finer than bytes by far. */
const shades = 4096;

/** RGBA bytes of a rectangle of the document. Colours go from one to the other in straight alpha. */
export function drawGradient(gradient: Gradient, rect: Rect): Uint8ClampedArray<ArrayBuffer> {
  const { from, to, dither } = gradient;
  const table = shadesOf(gradient);
  const out = new Uint8ClampedArray(rect.width * rect.height * 4);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const linear = gradient.shape === 'linear';
  for (let row = 0, at = 0; row < rect.height; row += 1) {
    const y = rect.y + row + 0.5 - from.y;
    for (let column = 0; column < rect.width; column += 1, at += 4) {
      const x = rect.x + column + 0.5 - from.x;
      // As `gradientAt`, without a call for every pixel.
      const t = square === 0 ? 1 : linear ? (x * dx + y * dy) / square : Math.sqrt((x * x + y * y) / square);
      const shade = 4 * Math.round(t <= 0 ? 0 : t >= 1 ? shades : t * shades);
      // Clamped bytes round to the nearest, so noise of half a step to either side spreads them evenly.
      const noise = dither && t > 0 && t < 1 ? grain(rect.x + column, rect.y + row) : 0;
      out[at] = table[shade]! + noise;
      out[at + 1] = table[shade + 1]! + noise;
      out[at + 2] = table[shade + 2]! + noise;
      out[at + 3] = table[shade + 3]! + noise;
    }
  }
  return out;
}

/** The colours along a gradient, four numbers each, from its first to its last. */
function shadesOf({ first, last }: Gradient): Float32Array {
  return Float32Array.from({ length: 4 * (shades + 1) }, (_, at) => {
    const c = at & 3;
    return first[c]! + ((last[c]! - first[c]!) * (at >> 2)) / shades;
  });
}

/** Interleaved gradient noise, −½…½ (Jimenez 2014, "Next Generation Post Processing in Call of Duty"). */
function grain(x: number, y: number): number {
  const inner = 0.06711056 * x + 0.00583715 * y;
  const outer = 52.9829189 * (inner - Math.floor(inner));
  return outer - Math.floor(outer) - 0.5;
}
