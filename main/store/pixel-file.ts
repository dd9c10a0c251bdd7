import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { toDepth8 } from '../image/pack.ts';

/** A stored picture: a header of four little-endian uint32 (mark, depth, width, height) and the RGBA values. */
export interface PixelHeader {
  readonly depth: 8 | 16;
  readonly width: number;
  readonly height: number;
}

export const headerBytes = 16;

const mark = 0x4c58_4950;

/** So many bytes of a picture go at once. */
const atOnce = 8 << 20;

export function writeHeader({ depth, width, height }: PixelHeader): Uint8Array {
  const header = new DataView(new ArrayBuffer(headerBytes));
  [mark, depth, width, height].forEach((field, i) => header.setUint32(i * 4, field, true));
  return new Uint8Array(header.buffer);
}

/** The header that a file begins with; null where it holds something else. */
export function parseHeader(file: Uint8Array): PixelHeader | null {
  if (file.length < headerBytes) return null;
  const view = new DataView(file.buffer, file.byteOffset, headerBytes);
  const [found, depth, width = 0, height = 0] = [0, 4, 8, 12].map((at) => view.getUint32(at, true));
  return found === mark && (depth === 8 || depth === 16) ? { depth, width, height } : null;
}

/** Rows of a picture: RGBA, 8 bits, as many as the data has. */
export interface Rows {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * A stored picture's rows from one on, as many as go at once.
 *
 * @param side Of a smaller picture, which has every n-th pixel of every n-th row: so many that its shorter side is no
 *   shorter than this.
 */
export async function readRows(path: string, from: number, side = Infinity): Promise<Rows> {
  const file = await open(path);
  try {
    const header = parseHeader(await readAt(file, 0, headerBytes));
    if (!header) throw new Error(`${path} holds no pixels.`);
    const step = Math.max(1, Math.floor(Math.min(header.width, header.height) / side));
    const [width, height] = [Math.floor(header.width / step), Math.floor(header.height / step)];
    const rows = Math.max(0, Math.min(height - from, Math.max(1, Math.floor(atOnce / (4 * width)))));
    return { width, height, data: await readEvery(file, header, { from, rows, step }) };
  } finally {
    await file.close();
  }
}

/** Every `step`-th pixel of every `step`-th row, each from the middle of those that it stands for. */
async function readEvery(
  file: FileHandle,
  header: PixelHeader,
  { from, rows, step }: { readonly from: number; readonly rows: number; readonly step: number },
): Promise<Uint8Array> {
  if (step === 1) return readWhole(file, header, from, rows);
  const width = Math.floor(header.width / step);
  const pixels = new Uint32Array(width * rows);
  const middle = Math.floor(step / 2);
  for (let row = 0; row < rows; row += 1) {
    const line = await readWhole(file, header, (from + row) * step + middle, 1);
    const all = new Uint32Array(line.buffer, line.byteOffset, header.width);
    for (let x = 0; x < width; x += 1) pixels[row * width + x] = all[x * step + middle] ?? 0;
  }
  return new Uint8Array(pixels.buffer);
}

async function readWhole(
  file: FileHandle,
  { depth, width }: PixelHeader,
  from: number,
  rows: number,
): Promise<Uint8Array> {
  const rowBytes = (width * 4 * depth) / 8;
  const data = await readAt(file, headerBytes + from * rowBytes, rows * rowBytes);
  if (data.length < rows * rowBytes) throw new Error('A stored picture ends before its last row.');
  if (depth === 8) return data;
  return toDepth8({ depth, width, height: rows, data: new Uint16Array(data.buffer) }).data;
}

/** As much as there is, at the beginning of memory of its own. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}
