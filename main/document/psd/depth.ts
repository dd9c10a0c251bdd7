/** Values of any depth that Photoshop writes, as bytes: 16 bits rounded, 32-bit linear light into sRGB. */
export function toBytes(data: Uint8ClampedArray | Uint8Array | Uint16Array | Float32Array): Uint8Array {
  if (data instanceof Uint16Array) return Uint8Array.from(data, (value) => (value + 128) / 257);
  if (data instanceof Float32Array) {
    return Uint8Array.from(data, (value, at) =>
      Math.round(255 * (at % 4 === 3 ? clamp(value) : toSrgb(value))),
    );
  }
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** IEC 61966-2-1 */
function toSrgb(value: number): number {
  const v = clamp(value);
  return v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
