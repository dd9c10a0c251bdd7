import type { Profile } from '../../preload/colour/profile.ts';
import { onScreen } from '../pixels/colours.ts';
import { shrink } from '../pixels/layers/shrink.ts';
import type { Raster } from '../pixels/raster.ts';
import type { Rect } from '../pixels/rect.ts';

/** Made once for each raster, part and size; they go when the raster goes. */
const made = new WeakMap<Raster, Map<string, Uint8ClampedArray<ArrayBuffer>>>();

/** A part of a raster made small, remembered for as long as the raster is: width · height · channels bytes. */
export function shrunk(
  raster: Raster,
  part: Rect,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> {
  const known = made.get(raster) ?? new Map<string, Uint8ClampedArray<ArrayBuffer>>();
  made.set(raster, known);
  const key = [part.x, part.y, part.width, part.height, width, height].join();
  const data = known.get(key) ?? shrink(raster, part, width, height);
  known.set(key, data);
  return data;
}

/** What a raster holds of a rectangle, as a small picture: colours as the screen shows them, masks in grey. */
export function thumbnailOf(
  raster: Raster,
  part: Rect,
  width: number,
  height: number,
  profile: Profile | undefined,
): ImageData {
  const data = shrunk(raster, part, width, height);
  return new ImageData(raster.channels === 4 ? onScreen(data, profile) : grey(data), width, height);
}

function grey(values: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(values.length * 4);
  for (const [i, value] of values.entries()) data.set([value, value, value, 255], i * 4);
  return data;
}

/** The size of a picture that is fitted into a square, at least one pixel each way. */
export function fitted(width: number, height: number, side: number): { width: number; height: number } {
  const scale = side / Math.max(width, height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
