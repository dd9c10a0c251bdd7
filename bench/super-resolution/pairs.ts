import { readdir } from 'node:fs/promises';
import { bicubic8 } from '../../main/image/bicubic.ts';
import { crop } from '../../main/image/crop.ts';
import { decodePicture } from '../../main/image/decode.ts';
import { unpack } from '../../main/image/pack.ts';
import type { Pixels } from '../../main/image/pixels.ts';
import { sharedFile } from '../peer.ts';

export const sets = ['set5', 'set14', 'b100'] as const;
export type SetName = (typeof sets)[number];
export const factors = [2, 3, 4] as const;
export type Factor = (typeof factors)[number];

/** An original and the small picture made from it that is to be enlarged again. */
export interface Pair {
  readonly name: string;
  readonly low: Pixels;
  readonly high: Pixels;
  /** Published tables measure files of one channel in the full range of grey. */
  readonly luma: 'studio' | 'full';
}

const folders = { set5: 'Set5', set14: 'Set14' } as const;

/**
 * The pictures of a benchmark, or null where ../shared has them not. Set5 and Set14 as they are handed round,
 * small pictures included; what is not among them, Set14 ×3 and B100, is shrunk here in the same way.
 */
export async function listPairs(set: SetName, factor: Factor): Promise<(() => Promise<Pair>)[] | null> {
  if (set === 'b100') {
    const folder = sharedFile('data', 'training', 'bsds500', 'val');
    return folder === null ? null : list(folder, '.jpg', (file) => shrunk(file, factor));
  }
  const handed = sharedFile('data', 'super-resolution', folders[set], `x${factor}`);
  if (handed !== null) return list(handed, '_HR.png', asHanded);
  const others = sharedFile('data', 'super-resolution', folders[set], 'x2');
  return others === null ? null : list(others, '_HR.png', (file) => shrunk(file, factor));
}

async function list(folder: string, ending: string, read: (file: string) => Promise<Pair>) {
  const files = (await readdir(folder)).filter((file) => file.endsWith(ending)).sort();
  return files.map((file) => () => read(`${folder}/${file}`));
}

async function asHanded(file: string): Promise<Pair> {
  const [{ pixels: high, luma }, { pixels: low }] = [
    await readPicture(file),
    await readPicture(file.replace('_HR', '_LR')),
  ];
  return { name: file, low, high, luma };
}

/** Cropped to multiples of the factor first, from the lower right, as the benchmarks are. */
async function shrunk(file: string, factor: Factor): Promise<Pair> {
  const { pixels: whole, luma } = await readPicture(file);
  const [toWidth, toHeight] = [Math.floor(whole.width / factor), Math.floor(whole.height / factor)];
  const high = crop(whole, 0, 0, toWidth * factor, toHeight * factor);
  const { width, height } = high;
  const planes = new Uint8Array(3 * width * height);
  for (let i = 0; i < planes.length; i += 1) {
    planes[i] = high.data[4 * (i % (width * height)) + Math.floor(i / (width * height))] ?? 0;
  }
  const small = bicubic8(planes, 3, width, height, toWidth, toHeight);
  const size = toWidth * toHeight;
  const data = new Uint8Array(3 * size).map((_, i) => small[(i % 3) * size + Math.floor(i / 3)] ?? 0);
  return { name: file, low: unpack({ width: toWidth, height: toHeight, channels: 3, data }), high, luma };
}

async function readPicture(file: string): Promise<{ pixels: Pixels; luma: Pair['luma'] }> {
  const { pixels, metadata } = await decodePicture(file);
  if (pixels.depth !== 8) throw new Error(`${file} has ${pixels.depth} bits.`);
  return { pixels, luma: metadata.greyscale ? 'full' : 'studio' };
}
