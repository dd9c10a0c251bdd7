import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { decodePicture } from '../../main/image/decode.ts';
import { randomSource } from '../../main/image/noise.ts';
import type { Rgba8 } from '../../main/image/pixels.ts';
import { sharedFile } from '../peer.ts';

export const sets = ['yang', 'kodak', 'bsds', 'pairs'] as const;
export type SetName = (typeof sets)[number];

/** A photograph, and what of it is to be filled: 255 there, else 0. */
export interface Holed {
  readonly name: string;
  readonly original: Rgba8;
  readonly mask: Uint8Array;
}

/** Every fifth of BSDS500's is enough for a mean. */
const BSDS_STEP = 5;

/** How many there are to be looked at, side by side with a peer's. */
const PAIRS = 40;

/**
 * The pictures of a set, or null where ../shared has them not: the inpainting paper's 512² with the middle 256²
 * missing (Yang et al. 2017); Kodak's and BSDS500's photographs with 5 to 25 % missing in strokes of a brush; and, to be
 * looked at in pairs, all photographs but BSDS500's with 3 to 15 %.
 */
export async function listHoled(set: SetName): Promise<(() => Promise<Holed>)[] | null> {
  if (set === 'yang') return list(yang(), '.png', 1, middle);
  if (set === 'kodak') return list(kodak(), '.png', 1, strokes(0.05, 0.25, 1000));
  if (set === 'bsds') {
    return list(
      sharedFile('data', 'training', 'bsds500', 'val'),
      '.jpg',
      BSDS_STEP,
      strokes(0.05, 0.25, 1000),
    );
  }
  const skimage = sharedFile('data', 'photos', 'skimage');
  const parts = await Promise.all(
    [kodak(), yang(), skimage, kodak()].map((folder, i) =>
      list(folder, '.png', 1, strokes(0.03, 0.15, 2000 + 100 * i)),
    ),
  );
  if (parts.some((part) => part === null)) return null;
  return parts.flatMap((part, i) => (part ?? []).map((read) => numbered(read, i))).slice(0, PAIRS);
}

function yang(): string | null {
  return sharedFile('data', 'inpainting', 'yang', 'gt');
}

function kodak(): string | null {
  return sharedFile('data', 'photos', 'kodak');
}

/** A photograph that comes twice, with another hole, gets another name. */
function numbered(read: () => Promise<Holed>, part: number): () => Promise<Holed> {
  return async () => {
    const holed = await read();
    return { ...holed, name: `${part}-${holed.name}` };
  };
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

/** Wandering strokes, as a person erases with, until a share of the picture between two is covered. */
function strokes(least: number, most: number, seed: number): MaskOf {
  return ({ width, height }, index) => {
    const random = randomSource(seed + index);
    return wander(width, height, (least + (most - least) * random()) * width * height, random);
  };
}

function wander(width: number, height: number, wanted: number, random: () => number): Uint8Array {
  const mask = new Uint8Array(width * height);
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
