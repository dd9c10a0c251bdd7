import { gaussianReach } from '../gaussian.ts';
import type { Raster } from '../raster.ts';
import { read } from '../raster.ts';
import type { Task, Work } from '../work.ts';
import { byBlocks, crop } from './blocks.ts';
import type { Block, Plane } from './blocks.ts';
import { squaredDistance } from './distance.ts';
import { flip } from './invert.ts';
import { matte, reachOfMatte, stepOfMatte } from './matte.ts';
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
  const around = radius + 2 + gaussianReach(smooth / 2);
  const margin = roundedUp(around + reachOfMatte(2 * radius), stepOfMatte(2 * radius));
  return byBlocks(selection, size, margin, refined, (window) => ({ how, pixels: read(picture, window) }));
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
    const soft = how.radius > 0 ? { ...even, data: withMatte(even, pixels, how.radius) } : even;
    return crop(soft.data, window.width, part).map((value) => finished(value, how));
  },
};

/** In the band around the edge the matte, elsewhere what was selected; half of the way at the band's rim. */
function withMatte(window: Plane, pixels: Uint8ClampedArray, radius: number): Uint8ClampedArray {
  const { width, height, data } = window;
  const inside = squaredDistance(window, 127);
  const outside = squaredDistance({ width, height, data: flip(data) }, 127);
  const away = inside.map((d, at) => Math.sqrt(Math.max(d, outside[at]!)));
  const known = away.map((d) => (d > radius ? 1 : 0));
  const found = matte({ width, height, pixels, selected: data, known }, 2 * radius);
  const out = data.slice();
  for (let at = 0; at < out.length; at += 1) {
    const share = Math.min(1, radius + 0.5 - away[at]!);
    if (share > 0) out[at] = data[at]! + (255 * found[at]! - data[at]!) * share;
  }
  return out;
}

/** Moved by a power, which leaves nothing and all; then steeper about the middle. */
export function finished(value: number, { shift, contrast }: Pick<Refining, 'shift' | 'contrast'>): number {
  const moved = (value / 255) ** (4 ** -shift);
  if (contrast >= 1) return moved < 0.5 ? 0 : 255;
  return 255 * Math.min(1, Math.max(0, (moved - 0.5) / (1 - contrast) + 0.5));
}
