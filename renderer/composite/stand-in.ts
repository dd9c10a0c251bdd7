import { toBytes } from '../../preload/pixels/run.ts';
import type { PictureLayer } from '../picture/document.ts';
import { shrink } from '../pixels/layers/shrink.ts';
import { rasterFrom } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { expand, intersect } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { layersOf } from './flatten.ts';
import { reachOf } from './parts.ts';
import { atLevel, Pyramid } from './pyramid.ts';
import { renderRegion } from './render.ts';
import type { View } from './render.ts';

/** Pixels, with those that are looked at around them, of which even a median and an effect take less than a frame. */
const quickly = 8000;

/** Pixels of the picture along each side of a small one that are looked at. */
const samples = 2;

/** Whether a rectangle, with what layers look at around it, is small enough to be drawn at once whatever they are. */
export function isQuick(layers: readonly PictureLayer[], rect: Rect, { scale }: View): boolean {
  return areaOf(expand(rect, reachOf(layers, scale))) <= quickly;
}

/**
 * What layers show in a rectangle, worked out so much smaller that it takes less than a frame, and drawn up again, as
 * straight RGBA bytes: what takes long is wide, and so smooth. For where the right thing is on its way.
 */
export function standIn(
  layers: readonly PictureLayer[],
  rect: Rect,
  view: View,
): Uint8ClampedArray<ArrayBuffer> {
  const level = coarserFor(areaOf(expand(rect, reachOf(layers, view.scale))));
  const factor = 2 ** level;
  const scale = view.scale / factor;
  const bounds = atLevel(view.bounds, level);
  // A pixel more around, to draw it up smoothly.
  const small = intersect(expand(atLevel(rect, level), 1), bounds);
  const around = expand(small, reachOf(layers, scale));
  const part = {
    x: around.x * factor,
    y: around.y * factor,
    width: around.width * factor,
    height: around.height * factor,
  };
  const made = (raster: Raster): Raster => {
    const whole = view.pyramid.reduced(raster, view.level, part, view.rough);
    const data = shrink(whole, part, around.width, around.height, samples);
    return rasterFrom(data, around, raster.channels, raster.outside);
  };
  const coarse = { level: 0, scale, bounds, pyramid: new Pyramid(0), rough: false };
  return enlarged(renderRegion(layersOf(layers, made), small, coarse), small, factor, rect);
}

function areaOf({ width, height }: Rect): number {
  return width * height;
}

function coarserFor(area: number): number {
  return Math.max(0, Math.ceil(Math.log2(area / quickly) / 2));
}

/** A rectangle of what `pixels`, premultiplied, show of `small` when they are made larger, between them in a line. */
function enlarged(
  pixels: Float32Array,
  small: Rect,
  factor: number,
  rect: Rect,
): Uint8ClampedArray<ArrayBuffer> {
  const { width, height } = rect;
  const out = new Uint8ClampedArray(4 * width * height);
  const row = new Float32Array(4 * width);
  const across = places(rect.x, width, factor, small.x, small.width);
  const down = places(rect.y, height, factor, small.y, small.height);
  for (let y = 0; y < height; y += 1) {
    const upper = 4 * small.width * down.first[y]!;
    const lower = 4 * small.width * down.second[y]!;
    const below = down.share[y]!;
    for (let x = 0; x < width; x += 1) {
      const left = 4 * across.first[x]!;
      const right = 4 * across.second[x]!;
      const beside = across.share[x]!;
      for (let c = 0; c < 4; c += 1) {
        const top = pixels[upper + left + c]! * (1 - beside) + pixels[upper + right + c]! * beside;
        const bottom = pixels[lower + left + c]! * (1 - beside) + pixels[lower + right + c]! * beside;
        row[4 * x + c] = top * (1 - below) + bottom * below;
      }
    }
    toBytes(row, 0, width, out, 4 * y * width);
  }
  return out;
}

/** For each of some pixels the two small ones that it lies between, and how much the second counts. */
function places(from: number, count: number, factor: number, start: number, length: number) {
  const first = new Int32Array(count);
  const second = new Int32Array(count);
  const share = new Float32Array(count);
  for (let i = 0; i < count; i += 1) {
    const at = Math.min(length - 1, Math.max(0, (from + i + 0.5) / factor - 0.5 - start));
    first[i] = Math.floor(at);
    second[i] = Math.min(length - 1, first[i]! + 1);
    share[i] = at - first[i]!;
  }
  return { first, second, share };
}
