import { viewOf } from './view-of.ts';

/** One field of a TIFF directory (TIFF 6.0, section 2; EXIF uses the same structure). */
export interface Field {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** The values, in the byte order of the structure they were read from. */
  readonly bytes: Uint8Array;
}

/** A TIFF directory with the directories its pointer fields lead to (EXIF, GPS, interoperability). */
export interface Directory {
  readonly fields: readonly Field[];
  readonly children: ReadonlyMap<number, Directory>;
}

export interface TiffStructure {
  readonly littleEndian: boolean;
  readonly root: Directory;
}

/** Bytes of one value of each field type, 1 BYTE … 12 DOUBLE. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const;
/** The unit that a change of byte order reverses: a RATIONAL is two LONGs. */
const SWAP_BYTES = [0, 1, 1, 2, 4, 4, 1, 1, 2, 4, 4, 4, 8] as const;
const LONG = 4;

export const EXIF_POINTER = 0x8769;
export const GPS_POINTER = 0x8825;
const INTEROP_POINTER = 0xa005;
const POINTERS = new Set([EXIF_POINTER, GPS_POINTER, INTEROP_POINTER]);

/**
 * Reads the first directory of a TIFF structure and what it points to. Fields that lie outside the
 * bytes or have an unknown type are left out; null when the header is not TIFF's (BigTIFF included).
 */
export function readTiffStructure(bytes: Uint8Array): TiffStructure | null {
  if (bytes.length < 8) return null;
  const view = viewOf(bytes);
  const mark = view.getUint16(0);
  if (mark !== 0x4949 && mark !== 0x4d4d) return null;
  const littleEndian = mark === 0x4949;
  if (view.getUint16(2, littleEndian) !== 42) return null;
  return {
    littleEndian,
    root: readDirectory(bytes, view.getUint32(4, littleEndian), littleEndian, {
      seen: new Set(),
      left: bytes.length,
    }),
  };
}

/** Honest fields do not overlap: directories read once and a budget of the file's size stop bombs. */
interface Walk {
  readonly seen: Set<number>;
  left: number;
}

function readDirectory(bytes: Uint8Array, at: number, little: boolean, walk: Walk): Directory {
  const fields: Field[] = [];
  const children = new Map<number, Directory>();
  const view = viewOf(bytes);
  if (walk.seen.has(at) || at + 2 > bytes.length) return { fields, children };
  walk.seen.add(at);
  const count = view.getUint16(at, little);
  for (let entry = at + 2; entry < at + 2 + count * 12 && entry + 12 <= bytes.length; entry += 12) {
    const tag = view.getUint16(entry, little);
    if (POINTERS.has(tag)) {
      children.set(tag, readDirectory(bytes, view.getUint32(entry + 8, little), little, walk));
      continue;
    }
    const type = view.getUint16(entry + 2, little);
    const values = view.getUint32(entry + 4, little);
    const length = values * (TYPE_BYTES[type] ?? 0);
    const start = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    if (length === 0 || start + length > bytes.length || length > walk.left) continue;
    walk.left -= length;
    // A Buffer's own `slice` would share its bytes.
    const own = Uint8Array.from(bytes.subarray(start, start + length));
    fields.push({ tag, type, count: values, bytes: own });
  }
  return { fields, children };
}

/** Writes a whole TIFF structure: the header, then the directory and its children. */
export function writeTiffStructure({ littleEndian, root }: TiffStructure): Uint8Array {
  const body = writeDirectory(root, 8, littleEndian);
  const out = new Uint8Array(8 + body.length);
  const view = viewOf(out);
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, 8, littleEndian);
  out.set(body, 8);
  return out;
}

/** The bytes of a directory and its children that are to lie at offset `base` of their file (an even number). */
export function writeDirectory(directory: Directory, base: number, littleEndian: boolean): Uint8Array {
  const entries = 2 + (directory.fields.length + directory.children.size) * 12 + 4;
  const rows: Field[] = [...directory.fields];
  const parts: { at: number; bytes: Uint8Array }[] = [];
  let end = entries;
  const append = (bytes: Uint8Array): number => {
    const at = end;
    parts.push({ at, bytes });
    end += bytes.length + (bytes.length % 2);
    return base + at;
  };
  for (const [tag, child] of directory.children) {
    const at = append(writeDirectory(child, base + end, littleEndian));
    rows.push({ tag, type: LONG, count: 1, bytes: uint32(at, littleEndian) });
  }
  rows.sort((a, b) => a.tag - b.tag);
  const places = rows.map((row) => (row.bytes.length <= 4 ? null : append(row.bytes)));

  const out = new Uint8Array(end);
  const view = viewOf(out);
  view.setUint16(0, rows.length, littleEndian);
  rows.forEach((row, i) => {
    const entry = 2 + i * 12;
    view.setUint16(entry, row.tag, littleEndian);
    view.setUint16(entry + 2, row.type, littleEndian);
    view.setUint32(entry + 4, row.count, littleEndian);
    const place = places[i] ?? null;
    out.set(place === null ? row.bytes : uint32(place, littleEndian), entry + 8);
  });
  for (const part of parts) out.set(part.bytes, part.at);
  return out;
}

/** The same directory with every value in the other byte order. */
export function swapByteOrder(directory: Directory): Directory {
  const fields = directory.fields.map((field) => {
    const unit = SWAP_BYTES[field.type] ?? 1;
    const bytes = field.bytes.slice();
    for (let at = 0; at < bytes.length; at += unit) bytes.subarray(at, at + unit).reverse();
    return { ...field, bytes };
  });
  return {
    fields,
    children: new Map([...directory.children].map(([tag, child]) => [tag, swapByteOrder(child)])),
  };
}

function uint32(value: number, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, value, littleEndian);
  return bytes;
}
