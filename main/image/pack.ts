import type { Pixels, Rgba8 } from './pixels.ts';

/** Interleaved values with only the channels a file needs: grey, grey + alpha, RGB or RGBA. */
export interface Packed {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  /** width · height · channels values, 8 or 16 bits each. */
  readonly data: Uint8Array | Uint16Array;
}

/** Whether R = G = B everywhere. */
export function isGrey({ data }: Pixels): boolean {
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] !== data[i + 1] || data[i] !== data[i + 2]) return false;
  }
  return true;
}

/** Whether no pixel is even partly transparent. */
export function isOpaque({ data, depth }: Pixels): boolean {
  const full = depth === 8 ? 255 : 65535;
  for (let i = 3; i < data.length; i += 4) if (data[i] !== full) return false;
  return true;
}

/** 16 bits to 8, rounded to the nearest: v8 = round(v16 · 255 / 65535). 8 bits pass through. */
export function toDepth8(pixels: Pixels): Rgba8 {
  if (pixels.depth === 8) return pixels;
  const { width, height, data } = pixels;
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) out[i] = ((data[i] ?? 0) + 128) / 257;
  return { depth: 8, width, height, data: out };
}

/** The picture laid on white, c · α + (1 − α), for formats without transparency. Alpha becomes full. */
export function onWhite(pixels: Rgba8): Rgba8 {
  const out = new Uint8Array(pixels.data.length);
  for (let i = 0; i < out.length; i += 4) {
    const alpha = (pixels.data[i + 3] ?? 0) / 255;
    for (let c = i; c < i + 3; c++) out[c] = Math.round((pixels.data[c] ?? 0) * alpha + 255 * (1 - alpha));
    out[i + 3] = 255;
  }
  return { ...pixels, data: out };
}

/** Keeps one colour channel if `grey`, and alpha if `alpha`. */
export function pack({ width, height, data }: Pixels, grey: boolean, alpha: boolean): Packed {
  const kept = [...(grey ? [0] : [0, 1, 2]), ...(alpha ? [3] : [])];
  const channels = kept.length as Packed['channels'];
  if (channels === 4) return { width, height, channels, data };
  const length = width * height * channels;
  const out = data instanceof Uint8Array ? new Uint8Array(length) : new Uint16Array(length);
  kept.forEach((from, to) => {
    for (let i = from, o = to; i < data.length; i += 4, o += channels) out[o] = data[i] ?? 0;
  });
  return { width, height, channels, data: out };
}

/** The other way: grey repeated in R, G and B, and full alpha where there was none. */
export function unpack({ width, height, channels, data }: Packed): Pixels {
  if (channels === 4) return asPixels(width, height, data);
  const length = width * height * 4;
  const out = data instanceof Uint8Array ? new Uint8Array(length) : new Uint16Array(length);
  out.fill(data instanceof Uint8Array ? 255 : 65535);
  const from = channels <= 2 ? [0, 0, 0, 1] : [0, 1, 2, 3];
  from.slice(0, channels % 2 === 0 ? 4 : 3).forEach((source, to) => {
    for (let o = to, i = source; o < length; o += 4, i += channels) out[o] = data[i] ?? 0;
  });
  return asPixels(width, height, out);
}

function asPixels(width: number, height: number, data: Uint8Array | Uint16Array): Pixels {
  return data instanceof Uint8Array ? { depth: 8, width, height, data } : { depth: 16, width, height, data };
}
