/**
 * What colours become from one space to another, by the published primaries and curves and nothing of the product's
 * own. Under one white there is nothing to adapt.
 */
type Triple = readonly [number, number, number];
type Rows = readonly [Triple, Triple, Triple];

interface Published {
  /** Linear RGB to XYZ under D65, as published. */
  readonly toXyz: Rows;
  readonly decode: (value: number) => number;
  readonly encode: (light: number) => number;
}

const srgbDecode = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const srgbEncode = (l: number) => (l <= 0.0031308 ? 12.92 * l : 1.055 * l ** (1 / 2.4) - 0.055);

/** http://www.brucelindbloom.com/index.html?Eqn_RGB_XYZ_Matrix.html; Display P3's from SMPTE EG 432-1 with D65. */
export const published = {
  srgb: {
    toXyz: [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    decode: srgbDecode,
    encode: srgbEncode,
  },
  'display-p3': {
    toXyz: [
      [0.4865709, 0.2656677, 0.1982173],
      [0.2289746, 0.6917385, 0.0792869],
      [0, 0.0451134, 1.0439444],
    ],
    decode: srgbDecode,
    encode: srgbEncode,
  },
  'adobe-rgb': {
    toXyz: [
      [0.5767309, 0.185554, 0.1881852],
      [0.2973769, 0.6273491, 0.0752741],
      [0.0270343, 0.0706872, 0.9911085],
    ],
    decode: (v: number) => v ** (563 / 256),
    encode: (l: number) => l ** (256 / 563),
  },
  /** Greys of gamma 2.2; its colours are those between sRGB's primaries. */
  'grey-2.2': {
    toXyz: [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    decode: (v: number) => v ** 2.2,
    encode: (l: number) => l ** (1 / 2.2),
  },
} as const satisfies Readonly<Record<string, Published>>;

export type Name = keyof typeof published;

/** A colour, 0…255, not rounded. */
export function byFormula(from: Name, to: Name, [r, g, b]: Triple): Triple {
  const { toXyz, decode } = published[from];
  const light = [decode(r / 255), decode(g / 255), decode(b / 255)] as const;
  const xyz = toXyz.map((row) => dot(row, light)) as unknown as Triple;
  const solved = solve(published[to].toXyz, xyz);
  const value = (l: number) => 255 * published[to].encode(Math.min(1, Math.max(0, l)));
  return [value(solved[0]), value(solved[1]), value(solved[2])];
}

/** Cramer's rule. */
function solve(rows: Rows, right: Triple): Triple {
  const whole = determinant(rows);
  return [0, 1, 2].map((column) => {
    const replaced = rows.map((row, at) => row.map((value, c) => (c === column ? (right[at] ?? 0) : value)));
    return determinant(replaced as unknown as Rows) / whole;
  }) as unknown as Triple;
}

function determinant([a, b, c]: Rows): number {
  return dot(a, [b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]]);
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
