import { tileSide } from '../../../preload/contract/document.ts';
import type { BlendMode } from '../../../preload/contract/document.ts';
import { blends } from '../../../preload/pixels/blend.ts';
import type { Rgb } from '../../pixels/colours.ts';
import type { Source } from '../../pixels/mask/source.ts';
import type { Rect } from '../../pixels/rect.ts';
import type { Channels } from '../../pixels/tile.ts';
import type { Toning } from './tone.ts';

/** Every mode in which colours change each other. */
type Mixing = Exclude<BlendMode, 'normal'>;

/** How colours meet those that are there. */
export interface Laying {
  readonly blend: BlendMode;
  /** Changes colours only where there are some, and no alpha. */
  readonly keepAlpha: boolean;
}

/** What is put onto pixels. */
export type Paint =
  | ({ readonly kind: 'colour'; readonly colour: Rgb } & Laying)
  | ({ readonly kind: 'pixels'; readonly source: Source } & Laying)
  /** Takes alpha away. */
  | { readonly kind: 'erase' }
  /** Towards the source, its alpha too: all of it leaves the source's pixels. */
  | { readonly kind: 'towards'; readonly source: Source }
  /** Lighter or darker, in pixels or in a mask; how much of it lies on a pixel is its exposure. */
  | { readonly kind: 'tone'; readonly toning: Toning; readonly channels: Channels }
  /** Of a mask or a selection: towards a value, 0…255. */
  | { readonly kind: 'value'; readonly value: number }
  /** Of a mask or a selection: towards how light the source is. */
  | { readonly kind: 'lightness'; readonly source: Source };

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

function writer(paint: Paint, application: Application): Writer {
  const { before, after, part } = application;
  switch (paint.kind) {
    case 'colour': {
      if (paint.blend !== 'normal')
        return blended(paint.blend, paint.keepAlpha, plain(paint.colour, part), application);
      const [red, green, blue] = paint.colour;
      const lay = paint.keepAlpha ? atop : over;
      return (at, _index, weight) => {
        lay(before, after, at * 4, red, green, blue, weight);
      };
    }
    case 'pixels': {
      const source = paint.source(part);
      if (paint.blend !== 'normal') return blended(paint.blend, paint.keepAlpha, source, application);
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
    case 'towards': {
      const source = paint.source(part);
      return (at, index, weight) => {
        move(before, after, at * 4, source, index * 4, weight);
      };
    }
    case 'tone': {
      const { toning, channels } = paint;
      return (at, _index, weight) => {
        const first = at * channels;
        for (let to = first; to < first + Math.min(3, channels); to += 1)
          after[to] = toning(before[to]!, weight);
      };
    }
    case 'value':
      return (at, _index, weight) => {
        after[at] = before[at]! + (paint.value - before[at]!) * weight;
      };
    case 'lightness': {
      const source = paint.source(part);
      return (at, index, weight) => {
        const s = index * 4;
        const light = lightness(source[s]!, source[s + 1]!, source[s + 2]!);
        after[at] = before[at]! + (light - before[at]!) * ((weight * source[s + 3]!) / 255);
      };
    }
  }
}

/** Luma of Rec. 709, 0…255: what a colour is on a mask. */
export function lightness(red: number, green: number, blue: number): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function plain([red, green, blue]: Rgb, { width, height }: Rect): Uint8ClampedArray {
  const out = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < out.length; at += 4) out.set([red, green, blue], at);
  return out;
}

/** Colours mixed with those behind them before they are laid: Cs = (1 − αb) Cs + αb B(Cb, Cs) (the same, 10). */
function blended(
  mode: Mixing,
  keepAlpha: boolean,
  source: Uint8ClampedArray,
  application: Application,
): Writer {
  const { before, after } = application;
  const mixed = mix(mode, source, application);
  const lay = keepAlpha ? atop : over;
  return (at, index, weight) => {
    const alpha = (weight * source[index * 4 + 3]!) / 255;
    const m = index * 3;
    if (alpha > 0) lay(before, after, at * 4, mixed[m]!, mixed[m + 1]!, mixed[m + 2]!, alpha);
  };
}

/** The mixed colours of a part, 0…255. */
function mix(mode: Mixing, source: Uint8ClampedArray, { before, part, tile }: Application): Float32Array {
  const count = part.width * part.height;
  const behind = new Float32Array(3 * count);
  const front = new Float32Array(3 * count);
  const out = new Float32Array(3 * count);
  for (let index = 0; index < count; index += 1) {
    const at = 4 * placeIn(tile, part, index);
    for (let c = 0; c < 3; c += 1) {
      behind[index * 3 + c] = before[at + c]! / 255;
      front[index * 3 + c] = source[index * 4 + c]! / 255;
    }
  }
  blends[mode](behind, front, out, count);
  for (let index = 0; index < count; index += 1) {
    const alpha = before[4 * placeIn(tile, part, index) + 3]! / 255;
    for (let at = index * 3; at < index * 3 + 3; at += 1) {
      out[at] = 255 * (front[at]! * (1 - alpha) + out[at]! * alpha);
    }
  }
  return out;
}

/** The pixel of a tile that is the pixel `index` of a part of it. */
function placeIn(tile: Rect, part: Rect, index: number): number {
  const row = (index / part.width) | 0;
  return (part.y - tile.y + row) * tileSide + part.x - tile.x + index - row * part.width;
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
  if (alpha >= 1) {
    after[at] = red;
    after[at + 1] = green;
    after[at + 2] = blue;
    after[at + 3] = 255;
    return;
  }
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

/** Between two pixels, premultiplied: αo = αb + (αs − αb) w, Co = (αb Cb (1 − w) + αs Cs w) / αo. */
function move(
  before: Uint8ClampedArray,
  after: Uint8ClampedArray,
  at: number,
  source: Uint8ClampedArray,
  from: number,
  weight: number,
): void {
  const [own, other] = [before[at + 3]! * (1 - weight), source[from + 3]! * weight];
  const alpha = own + other;
  for (let channel = 0; channel < 3; channel += 1) {
    after[at + channel] =
      alpha < 0.5 ? 0 : (before[at + channel]! * own + source[from + channel]! * other) / alpha;
  }
  after[at + 3] = alpha;
}
