import type { Pixels } from '../../image/pixels.ts';
import { viewOf } from '../../image/view-of.ts';
import { plane8, rowBytes, rowCounts, unpackRows, type Depth, type PlaneShape } from './planes.ts';

/** Colour modes of the header that can be read, with how many channels are colours. */
const COLOURS = { bitmap: 1, grey: 1, indexed: 1, RGB: 3 } as const;
export type Mode = keyof typeof COLOURS;

export function isMode(mode: string): mode is Mode {
  return Object.hasOwn(COLOURS, mode);
}

export interface Merged {
  readonly pixels: Pixels & { readonly depth: 8 };
  /** Channels that are neither colours nor transparency: selections that were saved. */
  readonly spare: readonly Uint8Array[];
}

/**
 * The picture that a PSD or PSB shows for the whole of it (Adobe Photoshop File Formats, "Image Data Section"); null
 * where it is packed in a way that no program writes. A fourth channel is transparency only where the layers say so.
 * @throws RangeError where the file ends early.
 */
export function readMerged(file: Uint8Array, mode: Mode): Merged | null {
  const view = viewOf(file);
  const large = view.getUint16(4) === 2;
  const channels = view.getUint16(12);
  const [height, width, depth] = [view.getUint32(14), view.getUint32(18), view.getUint16(22)];
  const shape: PlaneShape = { width, height, depth: depth as Depth, large };
  const { layers, lengthBytes, start } = sections(view, large);
  const transparent = start - layers > 3 * lengthBytes && view.getInt16(layers + 2 * lengthBytes) < 0;
  const stored = unpackAll(file.subarray(start), channels, shape);
  if (!stored) return null;

  const colours = COLOURS[mode];
  const planes = stored.map((data, at) => plane8(data, shape, at < colours));
  const hasAlpha = transparent && planes.length > colours;
  const palette = mode === 'indexed' ? file.subarray(30, 30 + 768) : null;
  const count = width * height;
  const data = new Uint8Array(count * 4);
  const [first, second, third] = planes;
  if (!first) throw new RangeError('There are no channels.');
  const alpha = hasAlpha ? planes[colours] : undefined;
  for (let at = 0; at < count; at += 1) {
    const value = first[at] ?? 0;
    data[at * 4] = palette ? (palette[value] ?? 0) : value;
    data[at * 4 + 1] = palette ? (palette[256 + value] ?? 0) : ((colours === 3 ? second?.[at] : value) ?? 0);
    data[at * 4 + 2] = palette ? (palette[512 + value] ?? 0) : ((colours === 3 ? third?.[at] : value) ?? 0);
    data[at * 4 + 3] = alpha?.[at] ?? 255;
  }
  return {
    pixels: { depth: 8, width, height, data },
    spare: planes.slice(colours + (hasAlpha ? 1 : 0)),
  };
}

/** Where the layers' section begins, how many bytes its lengths have, and where the merged picture begins. */
function sections(view: DataView, large: boolean) {
  const resources = 30 + view.getUint32(26);
  const layers = resources + 4 + view.getUint32(resources);
  const lengthBytes = large ? 8 : 4;
  const start = layers + lengthBytes + view.getUint32(layers + lengthBytes - 4);
  return { layers, lengthBytes, start };
}

/** The same file with its merged picture not packed: ag-psd's packing has too little room for one of 1 or 2 columns. */
export function withPlainMerged(file: Uint8Array, rgba: Uint8Array): Uint8Array {
  const view = viewOf(file);
  const { start } = sections(view, false);
  const channels = view.getUint16(12);
  const count = rgba.length / 4;
  const out = new Uint8Array(start + 2 + channels * count);
  out.set(file.subarray(0, start));
  for (let at = 0; at < channels * count; at += 1)
    out[start + 2 + at] = rgba[(at % count) * 4 + Math.floor(at / count)] ?? 0;
  return out;
}

/** All channels one after the other; null for a packing that merged pictures don't have. */
function unpackAll(data: Uint8Array, channels: number, shape: PlaneShape): readonly Uint8Array[] | null {
  const compression = viewOf(data).getUint16(0);
  const body = data.subarray(2);
  const length = rowBytes(shape) * shape.height;
  if (compression === 0) {
    if (body.length < length * channels) throw new RangeError('The merged picture ends early.');
    return Array.from({ length: channels }, (_, at) => body.subarray(at * length, (at + 1) * length));
  }
  if (compression !== 1) return null;
  const counts = rowCounts(body, shape.height * channels, shape.large);
  const all = unpackRows(body.subarray(counts.length * (shape.large ? 4 : 2)), counts, shape);
  return Array.from({ length: channels }, (_, at) => all.subarray(at * length, (at + 1) * length));
}
