import { srgbToXyz } from './space.ts';
import type { Curve, Matrix, Space } from './space.ts';

/** What an ICC profile says about itself (ICC.1:2022, header and the `desc` tag). */
export interface IccSummary {
  /** The space of the device values it describes, such as 'RGB', 'GRAY' or 'CMYK'. */
  readonly space: string;
  /** The profile's description, or the space's name where it has none. */
  readonly name: string;
}

const HEADER_BYTES = 128;
const TAG_ENTRY_BYTES = 12;

/** Reads a profile's colour space and description. Null when the bytes are no ICC profile. */
export function summariseIcc(icc: Uint8Array): IccSummary | null {
  if (icc.length < HEADER_BYTES + 4 || ascii(icc, 36, 40) !== 'acsp') return null;
  const space = ascii(icc, 16, 20).trim();
  const name = readText(tagOf(icc, 'desc'));
  return { space, name: name === '' ? space : name };
}

/**
 * The space that a profile describes by curves and primaries. One of grey values is read as the space whose greys are
 * those and whose primaries are sRGB's. Null where it does so by tables, or isn't one of RGB or grey.
 */
export function spaceOfIcc(icc: Uint8Array): Space | null {
  const space = summariseIcc(icc)?.space;
  if (space === 'GRAY') {
    const curve = curveOf(tagOf(icc, 'kTRC'));
    return curve && { curves: [curve, curve, curve], toXyz: srgbToXyz };
  }
  // Where there are tables they count, not the primaries beside them (8.10).
  if (space !== 'RGB' || tagOf(icc, 'A2B0').length > 0) return null;
  const [r, g, b] = ['rTRC', 'gTRC', 'bTRC'].map((name) => curveOf(tagOf(icc, name)));
  const [x, y, z] = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => xyzOf(tagOf(icc, name)));
  if (!r || !g || !b || !x || !y || !z) return null;
  return {
    curves: [r, g, b],
    toXyz: [0, 1, 2].flatMap((row) => [x, y, z].map((one) => one[row])) as unknown as Matrix,
  };
}

/** The bytes of a tag; none where there is no such tag, or where it lies outside the profile. */
export function tagOf(icc: Uint8Array, name: string): Uint8Array {
  const view = viewOf(icc);
  const tags = view.getUint32(HEADER_BYTES);
  for (let i = 0; i < tags; i++) {
    const entry = HEADER_BYTES + 4 + i * TAG_ENTRY_BYTES;
    if (entry + TAG_ENTRY_BYTES > icc.length) break;
    if (ascii(icc, entry, entry + 4) !== name) continue;
    const start = view.getUint32(entry + 4);
    return icc.subarray(start, start + view.getUint32(entry + 8));
  }
  return icc.subarray(0, 0);
}

function xyzOf(tag: Uint8Array): readonly [number, number, number] | null {
  if (tag.length < 20) return null;
  const view = viewOf(tag);
  return [fixed(view, 8), fixed(view, 12), fixed(view, 16)];
}

/** A `curveType` or a `parametricCurveType` (10.6, 10.18). */
function curveOf(tag: Uint8Array): Curve | null {
  if (tag.length < 12) return null;
  const view = viewOf(tag);
  const type = ascii(tag, 0, 4);
  if (type === 'curv') return sampledCurve(view, view.getUint32(8));
  return type === 'para' ? parametricCurve(view, view.getUint16(8)) : null;
}

function sampledCurve(view: DataView, count: number): Curve | null {
  if (count === 0) return (v) => v;
  if (view.byteLength < 12 + 2 * count) return null;
  if (count === 1) return power(view.getUint16(12) / 256);
  const sample = (at: number) => view.getUint16(12 + 2 * Math.min(at, count - 1)) / 65535;
  return (v) => {
    const place = Math.min(1, Math.max(0, v)) * (count - 1);
    const below = Math.floor(place);
    return sample(below) + (sample(below + 1) - sample(below)) * (place - below);
  };
}

/** Parameters of each type of function, as many as it has. */
const PARAMETERS = [1, 3, 4, 5, 7];

function parametricCurve(view: DataView, type: number): Curve | null {
  const count = PARAMETERS[type];
  if (count === undefined || view.byteLength < 12 + 4 * count) return null;
  const [gamma = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: count }, (_, at) =>
    fixed(view, 12 + 4 * at),
  );
  const above = (v: number) => Math.max(0, a * v + b) ** gamma;
  switch (type) {
    case 0:
      return power(gamma);
    case 1:
      return (v) => (v >= -b / a ? above(v) : 0);
    case 2:
      return (v) => (v >= -b / a ? above(v) + c : c);
    default:
      return (v) => (v >= d ? above(v) + e : c * v + f);
  }
}

function power(gamma: number): Curve {
  return (v) => Math.max(0, v) ** gamma;
}

/** s15Fixed16Number */
function fixed(view: DataView, at: number): number {
  return view.getInt32(at) / 65536;
}

/** A version-2 `textDescriptionType` or a version-4 `multiLocalizedUnicodeType`, its first language. */
function readText(tag: Uint8Array): string {
  if (tag.length < 12) return '';
  const view = viewOf(tag);
  if (ascii(tag, 0, 4) === 'desc') return untilNul(ascii(tag, 12, 12 + view.getUint32(8)));
  if (ascii(tag, 0, 4) !== 'mluc' || tag.length < 28) return '';
  const length = view.getUint32(20);
  const start = view.getUint32(24);
  return untilNul(new TextDecoder('utf-16be').decode(tag.subarray(start, start + length)));
}

function untilNul(text: string): string {
  const end = text.indexOf('\0');
  return (end < 0 ? text : text.slice(0, end)).trim();
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(from, to));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
