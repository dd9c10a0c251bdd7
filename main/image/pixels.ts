/** Pixels as everything outside a network sees them: interleaved RGBA, straight alpha, rows top down. */
export interface Rgba8 {
  readonly depth: 8;
  readonly width: number;
  readonly height: number;
  /** width · height · 4 bytes. */
  readonly data: Uint8Array;
}

/** The same with 16 bits a channel, 0…65535. */
export interface Rgba16 {
  readonly depth: 16;
  readonly width: number;
  readonly height: number;
  /** width · height · 4 values. */
  readonly data: Uint16Array;
}

export type Pixels = Rgba8 | Rgba16;

/** A colour picture as networks see it: NCHW with N = 1, C = 3 (R, G, B), values 0…1. */
export interface Planes {
  readonly width: number;
  readonly height: number;
  /** 3 · height · width values: the red plane, then green, then blue. */
  readonly data: Float32Array;
}
