import { limits } from '../../../preload/contract/limits.ts';
import { convertPixels } from '../../image/convert.ts';
import { decodePictureBytes } from '../../image/decode.ts';
import type { PictureFormat } from '../../image/metadata.ts';
import { toDepth8 } from '../../image/pack.ts';
import { insertPngChunks, type PngExtras } from '../../image/png-chunks.ts';
import { sharp } from '../../image/sharp.ts';
import { sniffFormat } from '../../image/sniff.ts';
import { viewOf } from '../../image/view-of.ts';
import { layerTooLarge } from '../within-limits.ts';
import { damaged } from './archive.ts';

export interface Block {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 4;
  readonly data: Uint8Array;
}

/** Bytes of a PNG from which its size can be told: the signature and IHDR up to the height. */
export const PNG_HEAD = 24;

export function sizeOfPng(
  head: Uint8Array | null,
): { readonly width: number; readonly height: number } | null {
  if (!head || head.length < PNG_HEAD || sniffFormat(head) !== 'png') return null;
  const view = viewOf(head);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Level 3 costs a third of the time of 6 for 3 % more bytes on photographs. */
const COMPRESSION = 3;

export async function encodeBlock(block: Block, extras: PngExtras = {}): Promise<Uint8Array> {
  const { width, height, channels, data } = block;
  const image = sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
  const png = await image
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .png({ compressionLevel: COMPRESSION })
    .toBuffer();
  return insertPngChunks(new Uint8Array(png), extras);
}

/** What layers may be: PNG as the format wants it, and what some programs put there. */
const LAYER_FORMATS: readonly (PictureFormat | null)[] = ['png', 'jpeg', 'webp'];

/** The size of a layer's picture that is no PNG; null where it is none at all. */
export async function sizeOfLayer(
  file: Uint8Array,
): Promise<{ readonly width: number; readonly height: number } | null> {
  if (!LAYER_FORMATS.includes(sniffFormat(file))) return null;
  return sharp(file, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
}

/** A layer of another program with 8 bits, its colours in the numbers of the document's profile; null is sRGB. */
export async function decodeInto(
  icc: Uint8Array | null,
  png: Uint8Array,
  name: string,
): Promise<Block & { readonly channels: 4; readonly deep: boolean }> {
  if (!LAYER_FORMATS.includes(sniffFormat(png))) throw damaged(name);
  const { pixels, metadata } = await decodePictureBytes(png, name);
  const { width, height, data } = toDepth8(convertPixels(pixels, metadata.icc ?? null, icc));
  return { width, height, channels: 4, data, deep: pixels.depth === 16 };
}

/** A layer's pixels with 8 bits, as they are in the file; `deep` tells that there were more. */
export async function decodeBlock(
  png: Uint8Array,
  channels: 1 | 4,
  name: string,
): Promise<Block & { readonly deep: boolean }> {
  if (!LAYER_FORMATS.includes(sniffFormat(png))) throw damaged(name);
  try {
    const header = await sharp(png, { limitInputPixels: false }).metadata();
    if (header.width * header.height > limits.pixels) throw layerTooLarge(name, header);
    const image = sharp(png, { limitInputPixels: limits.pixels, failOn: 'error', ignoreIcc: true });
    const plain =
      channels === 1
        ? image.toColourspace('b-w').extractChannel(0)
        : image.toColourspace('srgb').ensureAlpha();
    const { data, info } = await plain.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    return {
      width,
      height,
      channels,
      data: new Uint8Array(data.buffer, data.byteOffset, data.length),
      deep: header.depth !== 'uchar',
    };
  } catch (error) {
    throw error instanceof Error && error.name === 'UserError' ? error : damaged(name, error);
  }
}
