import { gaussianReach } from '../../../preload/pixels/gaussian.ts';
import type { Raster } from '../raster.ts';
import { read } from '../raster.ts';
import type { Rect } from '../rect.ts';
import type { Task, Work } from '../work.ts';
import { byBlocks, crop } from './blocks.ts';
import type { Block, Plane } from './blocks.ts';
import { squaredEdgeDistance } from './edge-distance.ts';
import { eachGuess, matte, reachOfMatte, stepOfMatte } from './matte.ts';
import { smoothPlane } from './smooth.ts';
import type { Size } from './tiles.ts';

export interface Refining {
  /** How far to each side of the edge is looked for what belongs to the subject, pixels. */
  readonly radius: number;
  /** How large corners and specks are that are smoothed away before, pixels. */
  readonly smooth: number;
  /** 0…1: how much steeper what is partly selected becomes; at 1 it is in or out. */
  readonly contrast: number;
  /** −1…1: how far what is partly selected goes out or in. */
  readonly shift: number;
}

export const largestRefining = 40;

/** A selection whose edge follows what is seen in the picture, hair by hair. */
export function refine(selection: Raster, picture: Raster, size: Size, how: Refining): Work<Raster> {
  const { radius, smooth } = how;
  const touched = radius + 2 + gaussianReach(smooth / 2);
  const margin = roundedUp(touched + reachOfMatte(2 * radius), stepOfMatte(2 * radius));
  const options = (window: Rect) => ({ how, pixels: read(picture, window) });
  const flat = (value: number) => finishes(how)[value]!;
  return byBlocks(selection, size, margin, refined, options, flat, touched);
}

/** In whole steps, so that the squares of one block are those of the next. */
function roundedUp(pixels: number, step: number): number {
  return Math.ceil(pixels / step) * step;
}

interface Given extends Block {
  readonly how: Refining;
  /** RGBA of the window. */
  readonly pixels: Uint8ClampedArray;
}

export const refined: Task<Given, Uint8ClampedArray> = {
  name: 'refined',
  run: ({ window, part, pixels, how }) => {
    const whole = { x: 0, y: 0, width: window.width, height: window.height };
    const even = how.smooth > 0 ? { ...window, data: smoothPlane(window, whole, how.smooth / 2) } : window;
    const out = crop(even.data, window.width, part);
    if (how.radius > 0) takeMatte(out, even, pixels, part, how.radius);
    const table = finishes(how);
    for (let at = 0; at < out.length; at += 1) out[at] = table[out[at]!]!;
    return out;
  },
};

/** Brings the matte into the band around the edge; half of it at the band's rim. */
function takeMatte(
  out: Uint8ClampedArray,
  window: Plane,
  pixels: Uint8ClampedArray,
  part: Rect,
  radius: number,
): void {
  const squared = squaredEdgeDistance(window, 127, radius);
  const guessed = new Uint8Array(squared.length);
  for (let at = 0; at < squared.length; at += 1) if (squared[at]! < Infinity) guessed[at] = 1;
  const given = { ...window, pixels, selected: window.data, guessed };
  const found = matte(given, 2 * radius, part);
  eachGuess(given, part, (at, _, __, to) => {
    const share = Math.min(1, radius + 0.5 - Math.sqrt(squared[at]!));
    out[to]! += (255 * found[to]! - out[to]!) * share;
  });
}

/** What becomes of every value. */
function finishes(how: Refining): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: 256 }, (_, value) => finished(value, how));
}

/** Moved by a power, which leaves nothing and all; then steeper about the middle. */
export function finished(value: number, { shift, contrast }: Pick<Refining, 'shift' | 'contrast'>): number {
  const moved = (value / 255) ** (4 ** -shift);
  if (contrast >= 1) return moved < 0.5 ? 0 : 255;
  return 255 * Math.min(1, Math.max(0, (moved - 0.5) / (1 - contrast) + 0.5));
}
