import { toLinear } from './srgb.ts';

/** How light of a channel, 0…1, follows from its value, 0…1. Never falls. */
export type Curve = (value: number) => number;

/** Rows of a 3 × 3 matrix, one after the other. */
export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/** What three numbers look like: a curve for each, and where their light goes in the XYZ that profiles meet in (D50). */
export interface Space {
  readonly curves: readonly [Curve, Curve, Curve];
  readonly toXyz: Matrix;
}

/** RGBA, 8 bits a channel or 16. */
export type Values = Uint8Array | Uint8ClampedArray | Uint16Array;

/** Changes RGBA in its place; alpha stays. What the other space can't state goes to the nearest edge of each channel. */
export type Conversion = (rgba: Values) => void;

/** The primaries of IEC 61966-2-1 adapted to D50 by Bradford's matrix, as profiles of sRGB state them. */
export const srgbToXyz: Matrix = [
  ...([0.4360747, 0.3850649, 0.1430804] as const),
  ...([0.2225045, 0.7168786, 0.0606169] as const),
  ...([0.0139322, 0.0971045, 0.7141733] as const),
];

export const srgb: Space = { curves: [toLinear, toLinear, toLinear], toXyz: srgbToXyz };

const known = new WeakMap<Space, WeakMap<Space, Conversion | null>>();

/** From the numbers of one space to those of another; null where that changes none of them by more than rounding does. */
export function conversion(from: Space, to: Space): Conversion | null {
  if (from === to) return null;
  const conversions = known.get(from) ?? new WeakMap<Space, Conversion | null>();
  known.set(from, conversions);
  const before = conversions.get(to);
  if (before !== undefined) return before;
  const made = convert(from, to);
  const useful = farthest(made) <= 1 ? null : made;
  conversions.set(to, useful);
  return useful;
}

function convert(from: Space, to: Space): Conversion {
  const matrix = product(inverse(to.toXyz), from.toXyz);
  const shallow = tablesFor(from, to, 255, 4096);
  let deep: Tables | null = null;
  return (rgba) => {
    apply(rgba, matrix, rgba instanceof Uint16Array ? (deep ??= tablesFor(from, to, 65535, 65536)) : shallow);
  };
}

interface Tables {
  /** The light of each value. */
  readonly light: readonly [Float64Array, Float64Array, Float64Array];
  /** The value of each place; light is looked up by its root, or steps near black would be too wide. */
  readonly values: readonly [Uint16Array, Uint16Array, Uint16Array];
}

function tablesFor(from: Space, to: Space, full: number, places: number): Tables {
  const { curves: before } = from;
  const { curves: after } = to;
  return {
    light: onEach(before, (curve) =>
      Float64Array.from({ length: full + 1 }, (_, value) => curve(value / full)),
    ),
    values: onEach(after, (curve) => valuesOfLight(curve, full, places)),
  };
}

/** The nearest value to each place's light. A value ends where the light is that lies half a step above it. */
function valuesOfLight(curve: Curve, full: number, places: number): Uint16Array {
  const table = new Uint16Array(places);
  let value = 0;
  for (let at = 0; at < places; at += 1) {
    const light = (at / (places - 1)) ** 2;
    while (value < full && curve((value + 0.5) / full) < light) value += 1;
    table[at] = value;
  }
  return table;
}

/** A table is made once for channels that share a curve. */
function onEach<T>(curves: Space['curves'], make: (curve: Curve) => T): readonly [T, T, T] {
  const [r, g, b] = curves;
  const red = make(r);
  const green = g === r ? red : make(g);
  return [red, green, b === r ? red : b === g ? green : make(b)];
}

function apply(rgba: Values, [m0, m1, m2, m3, m4, m5, m6, m7, m8]: Matrix, { light, values }: Tables): void {
  const [r, g, b] = light;
  const [toR, toG, toB] = values;
  const last = toR.length - 1;
  const place = (l: number) => (l <= 0 ? 0 : l >= 1 ? last : Math.round(Math.sqrt(l) * last));
  for (let at = 0; at < rgba.length; at += 4) {
    const red = r[rgba[at] ?? 0] ?? 0;
    const green = g[rgba[at + 1] ?? 0] ?? 0;
    const blue = b[rgba[at + 2] ?? 0] ?? 0;
    rgba[at] = toR[place(m0 * red + m1 * green + m2 * blue)] ?? 0;
    rgba[at + 1] = toG[place(m3 * red + m4 * green + m5 * blue)] ?? 0;
    rgba[at + 2] = toB[place(m6 * red + m7 * green + m8 * blue)] ?? 0;
  }
}

/** Whether two spaces give colours that differ by less than can be seen, as profiles of one space by two makers do. */
export function isNearly(one: Space, other: Space): boolean {
  return farthest(convert(one, other)) <= 4;
}

/** By how many steps, rounding included, the colour of a grid moves that moves most. */
function farthest(change: Conversion): number {
  const step = 17;
  const side = 16;
  const grid = Uint8Array.from({ length: side ** 3 * 4 }, (_, at) => {
    const [place, channel] = [Math.floor(at / 4), at % 4];
    return step * (Math.floor(place / side ** channel) % side);
  });
  const changed = grid.slice();
  change(changed);
  return changed.reduce((most, value, at) => Math.max(most, Math.abs(value - (grid[at] ?? 0))), 0);
}

export function product(a: Matrix, b: Matrix): Matrix {
  return Array.from({ length: 9 }, (_, at) => {
    const [row, column] = [at - (at % 3), at % 3];
    return (
      (a[row] ?? 0) * (b[column] ?? 0) +
      (a[row + 1] ?? 0) * (b[column + 3] ?? 0) +
      (a[row + 2] ?? 0) * (b[column + 6] ?? 0)
    );
  }) as unknown as Matrix;
}

/** By cofactors; the matrices of real primaries are far from singular. */
export function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  const [x, y, z] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const determinant = a * x + b * y + c * z;
  const cofactors = [x, c * h - b * i, b * f - c * e, y, a * i - c * g, c * d - a * f, z, b * g - a * h];
  return [...cofactors, a * e - b * d].map((value) => value / determinant) as unknown as Matrix;
}
