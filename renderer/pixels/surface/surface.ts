import type { Point } from '../affine.ts';
import type { Rect } from '../rect.ts';
import type { Patch } from './patch.ts';
import type { Projective } from './projective.ts';

/** Where a rectangle of the picture as it was comes to lie: bent by a patch where there is one, then projected. */
export interface Surface {
  readonly from: Rect;
  readonly patch: Patch | null;
  readonly onto: Projective;
}

/** A point of the result, and how it moves with x and with y of the source: x' = xx·x + xy·y + …, y' = yx·x + yy·y + …. */
export interface Spot extends Point {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
}

/** Where a point of the source comes to lie, with its derivatives. */
export function spotOf(surface: Surface, x: number, y: number): Spot {
  return spotsOn(surface)(x, y);
}

/** The same for many points: each answer is to be read before the next is asked for, which takes its place. */
export function spotsOn({ from, patch, onto }: Surface): (x: number, y: number) => Spot {
  const bent = { x: 0, y: 0, xx: 1, xy: 0, yx: 0, yy: 1 };
  const bend = patch && bender(patch, from, bent);
  const out = { ...bent };
  return (x, y) => {
    if (bend) bend(x, y);
    else {
      bent.x = x;
      bent.y = y;
    }
    const w = 1 / (onto.g * bent.x + onto.h * bent.y + onto.i);
    out.x = (onto.a * bent.x + onto.b * bent.y + onto.c) * w;
    out.y = (onto.d * bent.x + onto.e * bent.y + onto.f) * w;
    const ax = (onto.a - out.x * onto.g) * w;
    const ay = (onto.b - out.x * onto.h) * w;
    const bx = (onto.d - out.y * onto.g) * w;
    const by = (onto.e - out.y * onto.h) * w;
    out.xx = ax * bent.xx + ay * bent.yx;
    out.xy = ax * bent.xy + ay * bent.yy;
    out.yx = bx * bent.xx + by * bent.yx;
    out.yy = bx * bent.xy + by * bent.yy;
    return out;
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Puts where a patch brings a point, by its cubics in powers. */
function bender(patch: Patch, from: Rect, out: Mutable<Spot>): (x: number, y: number) => void {
  const across = inPowers(patch.map(({ x }) => x));
  const down = inPowers(patch.map(({ y }) => y));
  return (x, y) => {
    const u = (x - from.x) / from.width;
    const v = (y - from.y) / from.height;
    out.x = 0;
    out.xx = 0;
    out.xy = 0;
    out.y = 0;
    out.yx = 0;
    out.yy = 0;
    for (let at = 12; at >= 0; at -= 4) {
      const px = ((across[at + 3]! * u + across[at + 2]!) * u + across[at + 1]!) * u + across[at]!;
      const py = ((down[at + 3]! * u + down[at + 2]!) * u + down[at + 1]!) * u + down[at]!;
      const dx = (3 * across[at + 3]! * u + 2 * across[at + 2]!) * u + across[at + 1]!;
      const dy = (3 * down[at + 3]! * u + 2 * down[at + 2]!) * u + down[at + 1]!;
      // Horner's scheme in v, the derivative a step behind the value.
      out.xy = out.xy * v + out.x;
      out.yy = out.yy * v + out.y;
      out.x = out.x * v + px;
      out.y = out.y * v + py;
      out.xx = out.xx * v + dx;
      out.yx = out.yx * v + dy;
    }
    out.xx /= from.width;
    out.yx /= from.width;
    out.xy /= from.height;
    out.yy /= from.height;
  };
}

/** A cubic by its points, as what its powers from 0 to 3 count. */
function powersOf([p, q, r, s]: readonly number[]): readonly number[] {
  return [p!, 3 * (q! - p!), 3 * (p! - 2 * q! + r!), s! - 3 * r! + 3 * q! - p!];
}

/** Of sixteen values, in powers of u within powers of v. */
function inPowers(values: readonly number[]): Float64Array {
  const rows = [0, 4, 8, 12].map((at) => powersOf(values.slice(at, at + 4)));
  const out = new Float64Array(16);
  for (let column = 0; column < 4; column += 1) {
    powersOf(rows.map((row) => row[column]!)).forEach((value, row) => {
      out[row * 4 + column] = value;
    });
  }
  return out;
}

const mostSteps = 8;
/** How far from the point looked for the answer may lie, pixels of the result. */
const precise = 1e-3;

/** Finds the point of the source that comes to lie at (x, y), from a guess; writes it, and says whether there is one. */
export type Finding = (
  x: number,
  y: number,
  guessX: number,
  guessY: number,
  out: Float64Array,
  at: number,
) => boolean;

/** By Newton's method, which goes nowhere where the surface is folded. */
export function finding(surface: Surface): Finding {
  const spots = spotsOn(surface);
  return (x, y, guessX, guessY, out, at) => {
    let ownX = guessX;
    let ownY = guessY;
    for (let step = 0; step < mostSteps; step += 1) {
      const spot = spots(ownX, ownY);
      const dx = x - spot.x;
      const dy = y - spot.y;
      if (Math.abs(dx) + Math.abs(dy) < precise) {
        out[at] = ownX;
        out[at + 1] = ownY;
        return true;
      }
      const size = spot.xx * spot.yy - spot.xy * spot.yx;
      if (Math.abs(size) < 1e-9) return false;
      ownX += (spot.yy * dx - spot.xy * dy) / size;
      ownY += (spot.xx * dy - spot.yx * dx) / size;
    }
    return false;
  };
}
