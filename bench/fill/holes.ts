import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { decodePicture } from '../../main/image/decode.ts';
import { randomSource } from '../../main/image/noise.ts';
import type { Rgba8 } from '../../main/image/pixels.ts';
import { sharedFile } from '../peer.ts';

export const sets = ['yang', 'kodak', 'bsds'] as const;
export type SetName = (typeof sets)[number];

/** A photograph, and what of it is to be filled: 255 there, else 0. */
export interface Holed {
  readonly name: string;
  readonly original: Rgba8;
  readonly mask: Uint8Array;
}

/** Every fifth of BSDS500's is enough for a mean. */
const BSDS_STEP = 5;

/**
 * The pictures of a set, or null where ../shared has them not: the inpainting paper's 512² with the middle 256²
 * missing (Yang et al. 2017); Kodak's and BSDS500's photographs with 5 to 25 % missing in strokes of a brush.
 */
export async function listHoled(set: SetName): Promise<(() => Promise<Holed>)[] | null> {
  if (set === 'yang') return list(sharedFile('data', 'inpainting', 'yang', 'gt'), '.png', 1, middle);
  if (set === 'kodak') return list(sharedFile('data', 'photos', 'kodak'), '.png', 1, strokes);
  return list(sharedFile('data', 'training', 'bsds500', 'val'), '.jpg', BSDS_STEP, strokes);
}

type MaskOf = (picture: Rgba8, index: number) => Uint8Array;

async function list(folder: string | null, ending: string, step: number, maskOf: MaskOf) {
  if (folder === null) return null;
  const files = (await readdir(folder)).filter((file) => file.endsWith(ending)).sort();
  return files
    .filter((_, i) => i % step === 0)
    .map((file, i) => async (): Promise<Holed> => {
      const original = await read(join(folder, file));
      return { name: file.slice(0, -ending.length), original, mask: maskOf(original, i) };
    });
}

async function read(path: string): Promise<Rgba8> {
  const { pixels } = await decodePicture(path);
  if (pixels.depth !== 8) throw new Error(`${path} has ${pixels.depth} bits.`);
  return pixels;
}

function middle({ width, height }: Rgba8): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let y = height / 4; y < (3 * height) / 4; y++) {
    mask.fill(255, y * width + width / 4, y * width + (3 * width) / 4);
  }
  return mask;
}

/** Wandering strokes, as a person erases with, until the share that is due is covered. */
function strokes({ width, height }: Rgba8, index: number): Uint8Array {
  const random = randomSource(1000 + index);
  const mask = new Uint8Array(width * height);
  const wanted = (0.05 + 0.2 * random()) * mask.length;
  const unit = Math.min(width, height) / 100;
  for (let covered = 0; covered < wanted;) {
    let [x, y, angle] = [random() * width, random() * height, random() * 2 * Math.PI];
    const radius = (2.5 + 6 * random()) * unit;
    for (let step = 0; step < 25 && covered < wanted; step++) {
      angle += random() - 0.5;
      [x, y] = [x + 2 * unit * Math.cos(angle), y + 2 * unit * Math.sin(angle)];
      covered += dab(mask, width, height, x, y, radius);
    }
  }
  return mask;
}

/** How many pixels are new. */
function dab(mask: Uint8Array, width: number, height: number, x: number, y: number, radius: number): number {
  let added = 0;
  for (let v = Math.max(0, Math.ceil(y - radius)); v <= Math.min(height - 1, y + radius); v++) {
    for (let u = Math.max(0, Math.ceil(x - radius)); u <= Math.min(width - 1, x + radius); u++) {
      if ((u - x) ** 2 + (v - y) ** 2 > radius ** 2 || mask[v * width + u] !== 0) continue;
      mask[v * width + u] = 255;
      added++;
    }
  }
  return added;
}
