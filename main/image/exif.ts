import {
  EXIF_POINTER,
  GPS_POINTER,
  readTiffStructure,
  swapByteOrder,
  writeDirectory,
  writeTiffStructure,
  type Directory,
  type Field,
} from './tiff-directory.ts';

// Tags of the first directory (EXIF 2.32, tables 3 and 4).
const IMAGE_WIDTH = 0x0100;
const IMAGE_LENGTH = 0x0101;
const ORIENTATION = 0x0112;
const X_RESOLUTION = 0x011a;
const Y_RESOLUTION = 0x011b;
const RESOLUTION_UNIT = 0x0128;
// Tags of the EXIF directory.
const PIXEL_X_DIMENSION = 0xa002;
const PIXEL_Y_DIMENSION = 0xa003;

const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const NO_UNIT = 1;
const CENTIMETRES = 3;

/** First-directory tags about the photograph, not about how a file stores it; with those Windows writes. */
const DESCRIPTIVE = new Set([
  0x010e, 0x010f, 0x0110, 0x0131, 0x0132, 0x013b, 0x013c, 0x4746, 0x4749, 0x8298, 0x9c9b, 0x9c9c, 0x9c9d,
  0x9c9e, 0x9c9f,
]);

/** What the exported file is, as its EXIF has to state it. */
export interface ExifFacts {
  readonly width: number;
  readonly height: number;
  readonly dpi?: number;
}

/**
 * EXIF for pixels that are already upright: orientation 1, the sizes and resolution given. The thumbnail
 * directory is left out, because it shows the picture before it was edited. Null when it cannot be read.
 */
export function normaliseExif(exif: Uint8Array, facts: ExifFacts): Uint8Array | null {
  const structure = readTiffStructure(exif);
  if (structure === null) return null;
  const { littleEndian, root } = structure;
  const set = (directory: Directory, values: readonly Field[], always: boolean): Directory => {
    const present = new Set(directory.fields.map((field) => field.tag));
    const chosen = values.filter((value) => always || present.has(value.tag));
    const replaced = new Set(chosen.map((value) => value.tag));
    return { ...directory, fields: [...directory.fields.filter((f) => !replaced.has(f.tag)), ...chosen] };
  };
  const number = (tag: number, type: number, value: number): Field =>
    numberField(tag, type, value, littleEndian);

  let first = set(
    root,
    [
      number(ORIENTATION, SHORT, 1),
      number(IMAGE_WIDTH, LONG, facts.width),
      number(IMAGE_LENGTH, LONG, facts.height),
    ],
    false,
  );
  if (facts.dpi !== undefined) {
    const resolution = [X_RESOLUTION, Y_RESOLUTION].map((tag) => number(tag, RATIONAL, facts.dpi ?? 0));
    first = set(first, [...resolution, number(RESOLUTION_UNIT, SHORT, 2)], true);
  }
  const children = new Map(first.children);
  const photo = children.get(EXIF_POINTER);
  if (photo !== undefined) {
    const sizes = [
      number(PIXEL_X_DIMENSION, LONG, facts.width),
      number(PIXEL_Y_DIMENSION, LONG, facts.height),
    ];
    children.set(EXIF_POINTER, set(photo, sizes, true));
  }
  return writeTiffStructure({ littleEndian, root: { fields: first.fields, children } });
}

/** The resolution that EXIF states, in dots an inch. */
export function dpiOfExif(exif: Uint8Array): number | undefined {
  const structure = readTiffStructure(exif);
  if (structure === null) return undefined;
  const { littleEndian, root } = structure;
  const view = (tag: number, bytes: number): DataView | undefined => {
    const field = root.fields.find((f) => f.tag === tag);
    return field?.bytes.length === bytes ? new DataView(field.bytes.buffer) : undefined;
  };
  const resolution = view(X_RESOLUTION, 8);
  if (resolution === undefined) return undefined;
  const value = resolution.getUint32(0, littleEndian) / resolution.getUint32(4, littleEndian);
  const unit = view(RESOLUTION_UNIT, 2)?.getUint16(0, littleEndian);
  if (unit === NO_UNIT) return undefined;
  const dpi = unit === CENTIMETRES ? value * 2.54 : value;
  return Number.isFinite(dpi) && dpi > 1 ? dpi : undefined;
}

/** The EXIF, GPS and descriptive fields of a TIFF file as an EXIF structure of their own, or null if it has none. */
export function exifOfTiff(file: Uint8Array): Uint8Array | null {
  const structure = readTiffStructure(file);
  if (structure === null) return null;
  const root = descriptive(structure.root);
  if (root.fields.length === 0 && root.children.size === 0) return null;
  return writeTiffStructure({ ...structure, root });
}

/** The TIFF file with the EXIF, GPS and descriptive fields of `exif` added to its first directory. */
export function addExifToTiff(file: Uint8Array, exif: Uint8Array): Uint8Array {
  const target = readTiffStructure(file);
  const source = readTiffStructure(exif);
  if (target === null || source === null) return file;
  const { littleEndian } = target;
  const added = descriptive(source.littleEndian === littleEndian ? source.root : swapByteOrder(source.root));
  const present = new Set(target.root.fields.map((field) => field.tag));
  const merged: Directory = {
    fields: [...target.root.fields, ...added.fields.filter((field) => !present.has(field.tag))],
    children: new Map([...target.root.children, ...added.children]),
  };
  const base = file.length + (file.length % 2);
  const directory = writeDirectory(merged, base, littleEndian);
  const out = new Uint8Array(base + directory.length);
  out.set(file);
  out.set(directory, base);
  new DataView(out.buffer).setUint32(4, base, littleEndian);
  return out;
}

function descriptive(root: Directory): Directory {
  return {
    fields: root.fields.filter((field) => DESCRIPTIVE.has(field.tag)),
    children: new Map([...root.children].filter(([tag]) => tag === EXIF_POINTER || tag === GPS_POINTER)),
  };
}

function numberField(tag: number, type: number, value: number, littleEndian: boolean): Field {
  const bytes = new Uint8Array(type === SHORT ? 2 : type === LONG ? 4 : 8);
  const view = new DataView(bytes.buffer);
  if (type === SHORT) view.setUint16(0, value, littleEndian);
  else if (type === LONG) view.setUint32(0, value, littleEndian);
  else {
    view.setUint32(0, Math.round(value * 1000), littleEndian);
    view.setUint32(4, 1000, littleEndian);
  }
  return { tag, type, count: 1, bytes };
}

/** A TIFF file of this machine's making, whose resolution counts as a ratio of the sides alone. */
export function withoutResolutionUnit(file: Uint8Array): Uint8Array {
  const out = new Uint8Array(file);
  const view = new DataView(out.buffer);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  for (let at = directory + 2; at < directory + 2 + view.getUint16(directory, little) * 12; at += 12)
    if (view.getUint16(at, little) === RESOLUTION_UNIT) view.setUint16(at + 8, NO_UNIT, little);
  return out;
}
