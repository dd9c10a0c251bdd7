import type { Weights } from './weights.ts';

const widthOf = { F16: 2, F32: 4 } as const;

/**
 * A .safetensors file of float16, or of float32 where nothing may be lost; tensors in the order of their names: the same
 * weights always give the same bytes. `readSafetensors` reads it.
 * @param metadata what the file says of them.
 * @param bytes what is in it beside numbers, as tensors of U8 after all others, so that those stay aligned.
 */
export function writeSafetensors(
  weights: Weights,
  {
    as = 'F16',
    metadata,
    bytes = new Map(),
  }: {
    readonly as?: 'F16' | 'F32';
    readonly metadata?: Readonly<Record<string, string>>;
    readonly bytes?: ReadonlyMap<string, Uint8Array>;
  } = {},
): Uint8Array {
  const sorted = byName(weights);
  const others = byName(bytes);
  let end = 0;
  const place = (length: number): [number, number] => [end, (end += length)];
  const header = [
    ...sorted.map(([name, { shape, data }]) => {
      return [name, { dtype: as, shape, data_offsets: place(data.length * widthOf[as]) }] as const;
    }),
    ...others.map(([name, { length }]) => {
      return [name, { dtype: 'U8', shape: [length], data_offsets: place(length) }] as const;
    }),
  ];
  // Padded with spaces, so that the values are aligned for those who map the file.
  const described = new TextEncoder().encode(
    JSON.stringify({ ...(metadata && { __metadata__: metadata }), ...Object.fromEntries(header) }),
  );
  const json = new Uint8Array(Math.ceil(described.length / 8) * 8).fill(0x20);
  json.set(described);
  const file = new Uint8Array(8 + json.length + end);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  let at = 8 + json.length;
  for (const [, { data }] of sorted) {
    for (const value of data) {
      if (as === 'F16') view.setUint16(at, toFloat16(value), true);
      else view.setFloat32(at, value, true);
      at += widthOf[as];
    }
  }
  for (const [, data] of others) {
    file.set(data, at);
    at += data.length;
  }
  return file;
}

function byName<T>(all: ReadonlyMap<string, T>): [string, T][] {
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
}

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** float32 → IEEE 754 binary16: the nearest, of two as near the even one, beyond 65,519 infinity. */
export function toFloat16(value: number): number {
  float[0] = value;
  const [whole = 0] = bits;
  const sign = (whole >>> 16) & 0x8000;
  const size = whole & 0x7fffffff;
  if (size > 0x7f800000) return sign | 0x7e00;
  if (size >= 0x477ff000) return sign | 0x7c00;
  // Below 2⁻¹⁴ numbers are multiples of 2⁻²⁴.
  if (size < 0x38800000) return sign | nearestEven(Math.abs(value) * 2 ** 24);
  // The exponent's bias falls from 127 to 15, the fraction's 23 bits to 10; a carry belongs into the exponent.
  return sign | (((size + 0xfff + ((size >>> 13) & 1)) >>> 13) - (112 << 10));
}

function nearestEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}
