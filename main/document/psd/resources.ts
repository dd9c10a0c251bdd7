import { viewOf } from '../../image/view-of.ts';

/** Image resources by their numbers (Adobe Photoshop File Formats, "Image Resource IDs"). */
export const RESOURCE = { icc: 1039, exif: 1058, xmp: 1060 } as const;

const HEADER_BYTES = 26;

/** The start and the end of the image resources in a PSD file, without the length before them. */
function section(file: Uint8Array): { readonly start: number; readonly end: number } {
  const view = viewOf(file);
  const colourMode = view.getUint32(HEADER_BYTES);
  const at = HEADER_BYTES + 4 + colourMode;
  const start = at + 4;
  return { start, end: start + view.getUint32(at) };
}

/** The image resources of a file by number; the first of each. Damaged ones end the list. */
export function readResources(file: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  try {
    const view = viewOf(file);
    const { start, end } = section(file);
    let at = start;
    while (at + 12 <= end) {
      const id = view.getUint16(at + 4);
      const name = view.getUint8(at + 6) + 1;
      const size = at + 6 + name + (name % 2);
      const length = view.getUint32(size);
      if (size + 4 + length > end) break;
      if (!found.has(id)) found.set(id, file.slice(size + 4, size + 4 + length));
      at = size + 4 + length + (length % 2);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

/** The file in parts, with more image resources after its own. */
export function withResources(
  file: Uint8Array,
  resources: readonly { readonly id: number; readonly data: Uint8Array }[],
): Uint8Array[] {
  const { start, end } = section(file);
  const blocks = resources.map(({ id, data }) => block(id, data));
  const added = blocks.reduce((sum, { length }) => sum + length, 0);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, end - start + added);
  return [file.subarray(0, start - 4), length, file.subarray(start, end), ...blocks, file.subarray(end)];
}

/** Signature, number, an empty name, length and data, padded to even. */
function block(id: number, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(12 + data.length + (data.length % 2));
  const view = new DataView(out.buffer);
  out.set(new TextEncoder().encode('8BIM'));
  view.setUint16(4, id);
  view.setUint32(8, data.length);
  out.set(data, 12);
  return out;
}
