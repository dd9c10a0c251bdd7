import { inflateSync } from 'node:zlib';
import { fromLinear } from '../../../preload/colour/srgb.ts';
import { viewOf } from '../../image/view-of.ts';

/** How a plane of a PSD file is packed (Adobe Photoshop File Formats, "Channel image data"). */
export type Compression = 0 | 1 | 2 | 3;
export type Depth = 1 | 8 | 16 | 32;

export interface PlaneShape {
  readonly width: number;
  readonly height: number;
  readonly depth: Depth;
  /** Whether the file is a PSB, which counts the bytes of rows in four bytes. */
  readonly large: boolean;
}

/** Bytes of a row as it is stored. */
export function rowBytes({ width, depth }: PlaneShape): number {
  return Math.ceil((width * depth) / 8);
}

/**
 * One channel of a layer or a mask, as it is stored, not compressed any more.
 * @throws RangeError or zlib's errors where the data ends early or is damaged.
 */
export function unpackPlane(data: Uint8Array, compression: Compression, shape: PlaneShape): Uint8Array {
  const length = rowBytes(shape) * shape.height;
  switch (compression) {
    case 0:
      return whole(data, length);
    case 1: {
      const counts = rowCounts(data, shape.height, shape.large);
      return unpackRows(data.subarray(shape.height * (shape.large ? 4 : 2)), counts, shape);
    }
    case 2:
      return whole(inflateSync(data, { maxOutputLength: length }), length);
    case 3:
      return unpredict(whole(inflateSync(data, { maxOutputLength: length }), length), shape);
  }
}

function whole(data: Uint8Array, length: number): Uint8Array {
  if (data.length < length) throw new RangeError('A channel ends early.');
  return data.subarray(0, length);
}

/** How many bytes each packed row has. */
export function rowCounts(data: Uint8Array, rows: number, large: boolean): number[] {
  const view = viewOf(data);
  return Array.from({ length: rows }, (_, at) => (large ? view.getUint32(at * 4) : view.getUint16(at * 2)));
}

/** Rows in PackBits (TIFF 6.0, section 9): deep values are packed byte by byte, too. */
export function unpackRows(data: Uint8Array, counts: readonly number[], shape: PlaneShape): Uint8Array {
  const length = rowBytes(shape);
  const out = new Uint8Array(length * counts.length);
  let from = 0;
  for (const [row, count] of counts.entries()) {
    if (from + count > data.length) throw new RangeError('A row ends early.');
    unpackBits(data.subarray(from, from + count), out.subarray(row * length, (row + 1) * length));
    from += count;
  }
  return out;
}

function unpackBits(data: Uint8Array, out: Uint8Array): void {
  let at = 0;
  for (let from = 0; from < data.length && at < out.length;) {
    const head = data[from++] ?? 0;
    if (head === 128) continue;
    const run = head < 128 ? head + 1 : 257 - head;
    if (head < 128) {
      out.set(data.subarray(from, from + Math.min(run, out.length - at)), at);
      from += run;
    } else {
      out.fill(data[from++] ?? 0, at, at + run);
    }
    at += run;
  }
}

/** Each value is stored as its difference from the one before it in its row; floats with their bytes sorted. */
function unpredict(data: Uint8Array, shape: PlaneShape): Uint8Array {
  const { width, height, depth } = shape;
  const length = rowBytes(shape);
  for (let row = 0; row < height; row += 1) {
    const line = data.subarray(row * length, (row + 1) * length);
    if (depth === 16) {
      for (let x = 2; x < line.length; x += 2) {
        const value = word(line, x) + word(line, x - 2);
        line[x] = value >> 8;
        line[x + 1] = value;
      }
      continue;
    }
    for (let x = 1; x < line.length; x += 1) line[x] = (line[x] ?? 0) + (line[x - 1] ?? 0);
    if (depth === 32) {
      const sorted = Uint8Array.from(line);
      for (let x = 0; x < width; x += 1)
        for (let byte = 0; byte < 4; byte += 1) line[x * 4 + byte] = sorted[byte * width + x] ?? 0;
    }
  }
  return data;
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/**
 * A plane with a byte a value: 16 bits are rounded, 32-bit linear light goes into sRGB where it is `light`, and of
 * bitmaps a set bit is black.
 */
export function plane8(data: Uint8Array, shape: PlaneShape, light: boolean): Uint8Array {
  const { width, height, depth } = shape;
  if (depth === 8) return data;
  const out = new Uint8Array(width * height);
  if (depth === 1) {
    const length = rowBytes(shape);
    for (let at = 0; at < out.length; at += 1) {
      const [x, y] = [at % width, Math.floor(at / width)];
      out[at] = ((data[y * length + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 0 : 255;
    }
  } else if (depth === 16) {
    for (let at = 0; at < out.length; at += 1) out[at] = (word(data, at * 2) + 128) / 257;
  } else {
    const view = viewOf(data);
    for (let at = 0; at < out.length; at += 1) {
      const value = Math.min(1, Math.max(0, view.getFloat32(at * 4)));
      out[at] = Math.round(255 * (light ? fromLinear(value) : value));
    }
  }
  return out;
}
