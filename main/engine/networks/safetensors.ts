import * as z from 'zod';
import { explain } from '../../errors/explain.ts';
import { viewOf } from '../../image/view-of.ts';
import { parsed } from '../../store/parsed.ts';

export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

const bytesOf = { U8: 1, F16: 2, F32: 4 } as const;
type Dtype = keyof typeof bytesOf;
const isRead = (dtype: string): dtype is Dtype => Object.hasOwn(bytesOf, dtype);

const Header = z.record(
  z.string(),
  z.object({
    dtype: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
    shape: z.array(z.number().int().nonnegative()),
    data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
  }),
);

const Members = z.record(z.string(), z.unknown());
const Metadata = z.record(z.string(), z.string());

/**
 * Reads a .safetensors file: a little-endian uint64 length, that much JSON, then the values.
 * float16 becomes float32. https://huggingface.co/docs/safetensors
 * @throws UserError bad-model where the file is cut short or not one, and unsupported where its numbers are of another type.
 */
export function readSafetensors(file: Uint8Array, name: string): Map<string, Tensor> {
  return readSafetensorsFile(file, name).tensors;
}

/** A .safetensors file with everything in it. */
export interface SafetensorsFile {
  /** Those of numbers. */
  readonly tensors: Map<string, Tensor>;
  /** Those of type U8, of one dimension: what is in them is no number. */
  readonly bytes: Map<string, Uint8Array>;
  /** What the file says of them, in texts by their names. */
  readonly metadata: Readonly<Record<string, string>>;
  /** All values of all tensors, as they lie there. */
  readonly values: Uint8Array;
}

/** The same with all that the file has beside tensors of numbers. */
export function readSafetensorsFile(file: Uint8Array, name: string): SafetensorsFile {
  const damaged = (part: string) => explain('bad-model.damaged', { name, part });
  const view = viewOf(file);
  const length = file.byteLength >= 8 ? Number(view.getBigUint64(0, true)) : Infinity;
  if (8 + length > file.byteLength) throw damaged('header');
  const json = Members.safeParse(parsed(new TextDecoder().decode(file.subarray(8, 8 + length))));
  if (!json.success) throw damaged('header: JSON');
  const { __metadata__: told = {}, ...described } = json.data;
  const metadata = Metadata.safeParse(told);
  if (!metadata.success) throw damaged('header: __metadata__');
  const header = Header.safeParse(described);
  if (!header.success) throw damaged('header: tensors');

  const values = file.subarray(8 + length);
  const tensors = new Map<string, Tensor>();
  const bytes = new Map<string, Uint8Array>();
  let total = 0;
  for (const [key, { dtype, shape, data_offsets: offsets }] of Object.entries(header.data)) {
    if (!isRead(dtype)) throw explain('bad-model.unsupported', { name, type: dtype });
    const size = shape.reduce((product, side) => product * side, 1);
    const [start, end] = offsets;
    // Tensors that lie over each other could be any number of times as large as the file.
    total += end - start;
    if (end - start !== size * bytesOf[dtype] || Math.max(end, total) > values.byteLength) throw damaged(key);
    // A copy, because typed arrays need an aligned start.
    const own = new Uint8Array(values.subarray(start, end));
    if (dtype === 'U8') {
      if (shape.length !== 1) throw damaged(key);
      bytes.set(key, own);
      continue;
    }
    const data = dtype === 'F32' ? new Float32Array(own.buffer) : widen(new Uint16Array(own.buffer));
    tensors.set(key, { shape, data });
  }
  return { tensors, bytes, metadata: metadata.data, values };
}

/** float16 → float32, by a table of all 65,536 values: weights come in millions. */
export function widen(halves: Uint16Array): Float32Array {
  table ??= Float32Array.from({ length: 1 << 16 }, (_, bits) => fromFloat16(bits));
  const out = new Float32Array(halves.length);
  for (let i = 0; i < out.length; i += 1) out[i] = table[halves[i] ?? 0] ?? 0;
  return out;
}
let table: Float32Array | undefined;

/** IEEE 754 binary16 → number. */
export function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
