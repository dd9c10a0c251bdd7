import type { BlendMode, GroupBlend } from '../../preload/contract/document.ts';
import type { PictureLayer } from '../picture/document.ts';
import { pixelAt } from '../pixels/raster.ts';

/**
 * Compositing one pixel at a time in double precision, written down from W3C "Compositing and Blending Level 1"
 * as it stands there, to hold the real one against. Straight colours and alpha, 0…1.
 */
type Colour = readonly [number, number, number];
interface Pixel {
  readonly colour: Colour;
  readonly alpha: number;
}
const nothing: Pixel = { colour: [0, 0, 0], alpha: 0 };

/** What layers show at a pixel: straight RGBA, 0…255, not rounded. */
export function referencePixel(layers: readonly PictureLayer[], x: number, y: number): number[] {
  const { colour, alpha } = stack(layers, x, y);
  return [...colour, alpha].map((value) => value * 255);
}

function stack(layers: readonly PictureLayer[], x: number, y: number, onto = nothing): Pixel {
  let result = onto;
  let index = 0;
  while (index < layers.length) {
    const base = layers[index]!;
    let next = index + 1;
    while (next < layers.length && layers[next]!.clipped) next += 1;
    const clipped = layers.slice(index + 1, next).filter(isShown);
    index = next;
    if (!isShown(base)) continue;
    if (base.kind === 'group' && base.blend === 'pass-through' && clipped.length === 0) {
      const through = stack(base.layers, x, y, result);
      result = between(result, through, base.opacity * maskAt(base, x, y));
      continue;
    }
    let own = sourceOf(base, x, y);
    for (const layer of clipped) {
      // The base counts as opaque while others are put onto it; its alpha comes back after.
      const onto = { colour: own.colour, alpha: 1 };
      own = {
        colour: compose(onto, faded(sourceOf(layer, x, y), layer.opacity), alone(layer.blend)).colour,
        alpha: own.alpha,
      };
    }
    result = compose(result, faded(own, base.opacity), alone(base.blend));
  }
  return result;
}

/** What shows nothing is as if it weren't there: a group passes through to what is below though it is clipped to it. */
function isShown({ visible, opacity }: PictureLayer): boolean {
  return visible && opacity > 0;
}

/** A group that others are clipped to, or that is clipped itself, is one by itself. */
function alone(blend: GroupBlend): BlendMode {
  return blend === 'pass-through' ? 'normal' : blend;
}

/** From one pixel to another, as far as the weight says: a cross-fade of premultiplied colours. */
function between(from: Pixel, to: Pixel, weight: number): Pixel {
  const alpha = from.alpha * (1 - weight) + to.alpha * weight;
  if (alpha === 0) return nothing;
  const colour = each(
    (i) => (from.colour[i] * from.alpha * (1 - weight) + to.colour[i] * to.alpha * weight) / alpha,
  );
  return { colour, alpha };
}

function maskAt({ mask }: PictureLayer, x: number, y: number): number {
  return mask?.enabled ? pixelAt(mask.pixels, x, y)[0]! / 255 : 1;
}

/** A layer's own pixel, its mask applied. */
function sourceOf(layer: PictureLayer, x: number, y: number): Pixel {
  const mask = maskAt(layer, x, y);
  if (layer.kind === 'group') return faded(stack(layer.layers, x, y), mask);
  if (layer.kind === 'adjustment') return nothing;
  const [r, g, b, a] = pixelAt(layer.pixels, x, y).map((value) => value / 255) as [
    number,
    number,
    number,
    number,
  ];
  return { colour: [r, g, b], alpha: a * mask };
}

function faded({ colour, alpha }: Pixel, by: number): Pixel {
  return { colour, alpha: alpha * by };
}

/** Cs = (1 − αb)·Cs + αb·B(Cb, Cs); co = αs·Cs + (1 − αs)·αb·Cb; αo = αs + αb·(1 − αs) */
function compose(backdrop: Pixel, source: Pixel, mode: BlendMode): Pixel {
  const alpha = source.alpha + backdrop.alpha * (1 - source.alpha);
  if (alpha === 0) return nothing;
  const blended = blend(mode, backdrop.colour, source.colour);
  const colour = each((i) => {
    const cs = (1 - backdrop.alpha) * source.colour[i] + backdrop.alpha * blended[i];
    return (source.alpha * cs + (1 - source.alpha) * backdrop.alpha * backdrop.colour[i]) / alpha;
  });
  return { colour, alpha };
}

function each(of: (i: 0 | 1 | 2) => number): Colour {
  return [of(0), of(1), of(2)];
}

export function blend(mode: BlendMode, cb: Colour, cs: Colour): Colour {
  switch (mode) {
    case 'hue':
      return setLum(setSat(cs, sat(cb)), lum(cb));
    case 'saturation':
      return setLum(setSat(cb, sat(cs)), lum(cb));
    case 'color':
      return setLum(cs, lum(cb));
    case 'luminosity':
      return setLum(cb, lum(cs));
    default:
      return each((i) => separable(mode, snapped(cb[i]), snapped(cs[i])));
  }
}

/** Some modes jump at black and white: what is there but for rounding counts as there. */
function snapped(value: number): number {
  return value > 1 - 1e-6 ? 1 : value < 1e-9 ? 0 : value;
}

type Separable = Exclude<BlendMode, 'hue' | 'saturation' | 'color' | 'luminosity'>;

function separable(mode: Separable, cb: number, cs: number): number {
  switch (mode) {
    case 'normal':
      return cs;
    case 'multiply':
      return cb * cs;
    case 'screen':
      return 1 - (1 - cb) * (1 - cs);
    case 'overlay':
      return separable('hard-light', cs, cb);
    case 'darken':
      return cb < cs ? cb : cs;
    case 'lighten':
      return cb > cs ? cb : cs;
    case 'color-dodge':
      if (cb === 0) return 0;
      return cs === 1 ? 1 : Math.min(1, cb / (1 - cs));
    case 'color-burn':
      if (cb === 1) return 1;
      return cs === 0 ? 0 : 1 - Math.min(1, (1 - cb) / cs);
    case 'hard-light':
      return cs <= 0.5 ? separable('multiply', cb, 2 * cs) : separable('screen', cb, 2 * cs - 1);
    case 'soft-light': {
      const d = cb <= 0.25 ? ((16 * cb - 12) * cb + 4) * cb : Math.sqrt(cb);
      return cs <= 0.5 ? cb - (1 - 2 * cs) * cb * (1 - cb) : cb + (2 * cs - 1) * (d - cb);
    }
    case 'difference':
      return Math.abs(cb - cs);
    case 'exclusion':
      return cb + cs - 2 * cb * cs;
  }
}

function lum([r, g, b]: Colour): number {
  return 0.3 * r + 0.59 * g + 0.11 * b;
}

function sat(colour: Colour): number {
  return Math.max(...colour) - Math.min(...colour);
}

function setLum(colour: Colour, l: number): Colour {
  const d = l - lum(colour);
  return clipColor(each((i) => colour[i] + d));
}

function clipColor(colour: Colour): Colour {
  const l = lum(colour);
  const n = Math.min(...colour);
  const x = Math.max(...colour);
  let result = colour;
  if (n < 0) {
    const from = result;
    result = each((i) => l + ((from[i] - l) * l) / (l - n));
  }
  if (x > 1) {
    const from = result;
    result = each((i) => l + ((from[i] - l) * (1 - l)) / (x - l));
  }
  return result;
}

function setSat(colour: Colour, s: number): Colour {
  const order = ([0, 1, 2] as const).toSorted((i, j) => colour[i] - colour[j]);
  const [min, mid, max] = order as [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2];
  const result: [number, number, number] = [0, 0, 0];
  if (colour[max] - colour[min] > 1e-5) {
    result[mid] = ((colour[mid] - colour[min]) * s) / (colour[max] - colour[min]);
    result[max] = s;
  }
  return result;
}
