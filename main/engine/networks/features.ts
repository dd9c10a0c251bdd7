import type { Value } from '../graph/index.ts';

/** The layers where pictures are compared, shallow to deep; names as in VGG. */
export const taps = ['relu1_1', 'relu2_1', 'relu3_1', 'relu4_1', 'relu5_1'] as const;
export type Tap = (typeof taps)[number];

/** A picture as a feature network sees it: one NCHW value a tap. */
export type Features = Readonly<Record<Tap, Value>>;

export interface FeatureNetwork {
  /** The taps it has; `features` has just these. */
  readonly taps: readonly Tap[];
  /** A picture's features; the picture is NCHW RGB 0…1. */
  readonly features: (picture: Value) => Features;
  /** How far, in pixels, the deepest feature looks in every direction. */
  readonly reach: number;
  /** Bytes that computing all taps and their gradient takes for each pixel, roughly. */
  readonly bytesPerPixel: number;
}

/** Pixels from one position of the tap to the next: each block's pooling doubles it. */
export function stepOf(tap: Tap): number {
  return 2 ** taps.indexOf(tap);
}
