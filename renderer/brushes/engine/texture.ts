import { squaredDistance } from '../../pixels/mask/distance.ts';
import type { Source } from '../../pixels/mask/source.ts';
import { read } from '../../pixels/raster.ts';
import type { Raster } from '../../pixels/raster.ts';
import { expand, intersect } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';

/** A picture to look for a patch in, RGBA, and in it the pixels of the spot and those around it, by their index. */
interface Spot {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  /** 1 where the spot is. */
  readonly region: Uint8Array;
  readonly inside: Int32Array;
  readonly rim: Int32Array;
  /** Around them all. */
  readonly bounds: Rect;
}

interface Offset {
  readonly x: number;
  readonly y: number;
}

/** How many pixels of the spot and of its rim are compared at most. */
const samples = 240;
/** How far a patch is looked for, in sizes of the spot; pixels at least and at most. */
const search = { sizes: 2, least: 48, most: 600 } as const;
/** Steps of the first look, across the way there. */
const steps = 40;
/** The places of each look that the next one looks closer at. */
const kept = 12;

/**
 * Texture for a spot without a source: what lies in the patch near by whose rim fits the spot's, but for an even
 * difference in light, which healing takes away, and which holds nothing that the rim doesn't have. Where no patch
 * fits into the picture, an even grey: healing then makes of it the membrane between what lies around.
 * `weights` are those of `rect`, above 0 where the spot is.
 */
export function nearbyTexture(raster: Raster, rect: Rect, weights: Float32Array, within: Rect): Source {
  const reach = Math.min(
    search.most,
    Math.max(search.least, Math.ceil(search.sizes * Math.max(rect.width, rect.height))),
  );
  const window = intersect(expand(rect, reach), within);
  const offset = bestOffset(spotIn(read(raster, window), window, rect, weights), reach);
  if (!offset) return ({ width, height }) => new Uint8ClampedArray(width * height * 4).fill(128);
  return (asked) => read(raster, { ...asked, x: asked.x + offset.x, y: asked.y + offset.y });
}

function spotIn(data: Uint8ClampedArray, window: Rect, rect: Rect, weights: Float32Array): Spot {
  const { width, height } = window;
  const thick = Math.max(3, Math.min(16, Math.round(Math.max(rect.width, rect.height) / 8)));
  const near = intersect(expand(rect, thick), window);
  const small = new Uint8ClampedArray(near.width * near.height);
  for (let y = 0; y < rect.height; y += 1) {
    small.set(
      Uint8Array.from(weights.subarray(y * rect.width, (y + 1) * rect.width), Math.ceil),
      (y + rect.y - near.y) * near.width + rect.x - near.x,
    );
  }
  const away = squaredDistance({ width: near.width, height: near.height, data: small }, 0);
  const region = new Uint8Array(width * height);
  const inside: number[] = [];
  const rim: number[] = [];
  for (let y = 0, from = 0; y < near.height; y += 1) {
    let at = (y + near.y - window.y) * width + near.x - window.x;
    for (const end = at + near.width; at < end; at += 1, from += 1) {
      region[at] = small[from]!;
      if (small[from] === 1) inside.push(at);
      else if (away[from]! <= thick * thick && data[at * 4 + 3]! > 0) rim.push(at);
    }
  }
  return {
    ...{ data, width, height, region },
    inside: thinned(inside),
    rim: thinned(rim),
    bounds: { ...near, x: near.x - window.x, y: near.y - window.y },
  };
}

function thinned(all: readonly number[]): Int32Array {
  const step = Math.max(1, all.length / samples);
  return Int32Array.from({ length: Math.min(samples, all.length) }, (_, at) => all[Math.floor(at * step)]!);
}

/** Looks everywhere in wide steps, then around the best places in ever smaller ones. */
function bestOffset(spot: Spot, reach: number): Offset | null {
  if (spot.rim.length === 0) return null;
  const texture = varianceOf(spot.data, spot.rim, 0);
  const known = new Map<string, { readonly at: Offset; readonly misfit: number }>();
  const look = (at: Offset) => {
    const key = `${at.x} ${at.y}`;
    if (!known.has(key)) known.set(key, { at, misfit: misfitOf(spot, at, texture, reach) });
  };
  let step = Math.max(1, Math.round(reach / steps));
  for (let y = -reach; y <= reach; y += step) for (let x = -reach; x <= reach; x += step) look({ x, y });
  const best = () =>
    [...known.values()]
      .filter(({ misfit }) => misfit < Infinity)
      .sort((a, b) => a.misfit - b.misfit)
      .slice(0, kept);
  while (step > 1) {
    step = Math.ceil(step / 2);
    for (const { at } of best())
      for (const dy of [-step, 0, step])
        for (const dx of [-step, 0, step]) look({ x: at.x + dx, y: at.y + dy });
  }
  return best()[0]?.at ?? null;
}

/** How badly the patch at an offset fits; Infinity where it lies outside, has holes or meets the spot itself. */
function misfitOf(spot: Spot, { x, y }: Offset, texture: number, reach: number): number {
  const { bounds, data, width, height, region, inside, rim } = spot;
  if (bounds.x + x < 0 || bounds.x + bounds.width + x > width) return Infinity;
  if (bounds.y + y < 0 || bounds.y + bounds.height + y > height) return Infinity;
  const shift = y * width + x;
  for (const at of inside) {
    if (region[at + shift] === 1 || data[(at + shift) * 4 + 3] !== 255) return Infinity;
  }
  let misfit = (4 * Math.hypot(x, y)) / reach;
  for (let channel = 0; channel < 3; channel += 1) {
    let [sum, square] = [0, 0];
    for (const at of rim) {
      const apart = data[(at + shift) * 4 + channel]! - data[at * 4 + channel]!;
      sum += apart;
      square += apart * apart;
    }
    const mean = sum / rim.length;
    misfit += square / rim.length - mean * mean + (mean * mean) / 20;
  }
  return misfit + Math.max(0, varianceOf(data, inside, shift) - texture) / 2;
}

/** Variance of the colours at places shifted by so many pixels, all channels together. */
function varianceOf(data: Uint8ClampedArray, places: Int32Array, shift: number): number {
  let variance = 0;
  for (let channel = 0; channel < 3; channel += 1) {
    let [sum, square] = [0, 0];
    for (const at of places) {
      const value = data[(at + shift) * 4 + channel]!;
      sum += value;
      square += value * value;
    }
    variance += square / places.length - (sum / places.length) ** 2;
  }
  return variance;
}
