import { tileSide } from '../../../preload/document.ts';
import type { Rect } from '../../pixels/rect.ts';

export type Rgb = readonly [number, number, number];

/** What a stroke puts onto pixels. */
export type Paint =
  /** One colour over the pixels; `keepAlpha` changes colours only where there are some. */
  | { readonly kind: 'colour'; readonly colour: Rgb; readonly keepAlpha: boolean }
  /** Other pixels over the pixels: `source` gives RGBA with straight alpha for any rectangle of the target. */
  | {
      readonly kind: 'pixels';
      readonly source: (rect: Rect) => Uint8ClampedArray;
      readonly keepAlpha: boolean;
    }
  /** Takes alpha away. */
  | { readonly kind: 'erase' }
  /** Of a mask or a selection: towards a value, 0…255. */
  | { readonly kind: 'value'; readonly value: number };

export interface Application {
  /** A tile's bytes before the stroke, and those to write to. */
  readonly before: Uint8ClampedArray;
  readonly after: Uint8ClampedArray;
  /** 0…1 for every pixel of the tile. */
  readonly coverage: Float32Array;
  /** 0…1 */
  readonly opacity: number;
  /** One byte for every pixel of `part`, or null where all is selected. */
  readonly selected: Uint8ClampedArray | null;
  /** The pixels to write, within the tile's place in the document. */
  readonly part: Rect;
  readonly tile: Rect;
}

/** Writes what the pixels of a part become under a paint. Where nothing covers them they stay, byte for byte. */
export function apply(paint: Paint, application: Application): void {
  const { part, tile, coverage, opacity, selected } = application;
  const write = writer(paint, application);
  for (let y = 0; y < part.height; y += 1) {
    let at = (part.y - tile.y + y) * tileSide + part.x - tile.x;
    let index = y * part.width;
    for (const end = at + part.width; at < end; at += 1, index += 1) {
      const weight = selected ? (coverage[at]! * opacity * selected[index]!) / 255 : coverage[at]! * opacity;
      if (weight > 0) write(at, index, weight);
    }
  }
}

/** Writes one pixel: its place in the tile, its place in the part, how much of the paint lies on it. */
type Writer = (at: number, index: number, weight: number) => void;

function writer(paint: Paint, { before, after, part }: Application): Writer {
  switch (paint.kind) {
    case 'colour': {
      const [red, green, blue] = paint.colour;
      const lay = paint.keepAlpha ? atop : over;
      return (at, _index, weight) => {
        lay(before, after, at * 4, red, green, blue, weight);
      };
    }
    case 'pixels': {
      const source = paint.source(part);
      const lay = paint.keepAlpha ? atop : over;
      return (at, index, weight) => {
        const s = index * 4;
        const alpha = (weight * source[s + 3]!) / 255;
        if (alpha > 0) lay(before, after, at * 4, source[s]!, source[s + 1]!, source[s + 2]!, alpha);
      };
    }
    case 'erase':
      return (at, _index, weight) => {
        erase(before, after, at * 4, weight);
      };
    case 'value':
      return (at, _index, weight) => {
        after[at] = before[at]! + (paint.value - before[at]!) * weight;
      };
  }
}

type Lay = (
  before: Uint8ClampedArray,
  after: Uint8ClampedArray,
  at: number,
  red: number,
  green: number,
  blue: number,
  alpha: number,
) => void;

/**
 * Source-over with straight alpha: αo = αs + αb (1 − αs), Co = (αs Cs + αb (1 − αs) Cb) / αo
 * (W3C Compositing and Blending Level 1, 9.1.4).
 */
const over: Lay = (before, after, at, red, green, blue, alpha) => {
  const below = (before[at + 3]! / 255) * (1 - alpha);
  const sum = alpha + below;
  // Too little for the alpha to show: it must not leave a colour behind either.
  if (sum < 0.5 / 255) return;
  const share = alpha / sum;
  after[at] = before[at]! + (red - before[at]!) * share;
  after[at + 1] = before[at + 1]! + (green - before[at + 1]!) * share;
  after[at + 2] = before[at + 2]! + (blue - before[at + 2]!) * share;
  after[at + 3] = sum * 255;
};

/** Source-atop with straight alpha: αo = αb, Co = αs Cs + (1 − αs) Cb (the same, 9.1.8). */
const atop: Lay = (before, after, at, red, green, blue, alpha) => {
  if (before[at + 3] === 0) return;
  after[at] = before[at]! + (red - before[at]!) * alpha;
  after[at + 1] = before[at + 1]! + (green - before[at + 1]!) * alpha;
  after[at + 2] = before[at + 2]! + (blue - before[at + 2]!) * alpha;
  after[at + 3] = before[at + 3]!;
};

/** Destination-out: αo = αb (1 − αs). What nothing is left of has no colour either. */
function erase(before: Uint8ClampedArray, after: Uint8ClampedArray, at: number, weight: number): void {
  const alpha = Math.round(before[at + 3]! * (1 - weight));
  after[at] = alpha === 0 ? 0 : before[at]!;
  after[at + 1] = alpha === 0 ? 0 : before[at + 1]!;
  after[at + 2] = alpha === 0 ? 0 : before[at + 2]!;
  after[at + 3] = alpha;
}
