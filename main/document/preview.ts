import type { Request, Response } from '../../preload/contract/index.ts';
import { convertPixels } from '../image/convert.ts';
import { decodePictureBytes } from '../image/decode.ts';
import { encodePicture, type EncodeOptions } from '../image/encode.ts';
import type { Accompanying } from '../image/metadata.ts';
import { toDepth8 } from '../image/pack.ts';
import type { Pixels } from '../image/pixels.ts';

/** Compression works in blocks of up to this side, so parts begin and end on its multiples to look as the whole does. */
const BLOCK = 64;

/** A part of an export as it will look, in sRGB: encoded and decoded again, with what the format does to it. */
export async function previewExport(
  pixels: Pixels,
  metadata: Accompanying | null,
  options: EncodeOptions,
  part: Request<'previewExport'>['part'],
): Promise<Response<'previewExport'>> {
  const x = Math.min(Math.floor(part.x / BLOCK) * BLOCK, pixels.width - 1);
  const y = Math.min(Math.floor(part.y / BLOCK) * BLOCK, pixels.height - 1);
  const right = Math.min(pixels.width, Math.ceil((part.x + part.width) / BLOCK) * BLOCK);
  const bottom = Math.min(pixels.height, Math.ceil((part.y + part.height) / BLOCK) * BLOCK);
  const blocks = crop(pixels, x, y, Math.max(1, right - x), Math.max(1, bottom - y));
  const bytes = await encodePicture(blocks, withoutExtras(metadata), options);
  const file = await decodePictureBytes(bytes, 'preview');
  const seen = toDepth8(convertPixels(file.pixels, file.metadata.icc ?? null, null));
  const width = Math.min(part.width, seen.width - (part.x - x));
  const height = Math.min(part.height, seen.height - (part.y - y));
  if (width <= 0 || height <= 0) return { width: 0, height: 0, data: new Uint8Array(0) };
  const { data } = crop(seen, part.x - x, part.y - y, width, height);
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

/** What doesn't change how pixels look but takes time to carry. */
function withoutExtras(metadata: Accompanying | null): Accompanying | null {
  return metadata && { greyscale: metadata.greyscale, ...(metadata.icc && { icc: metadata.icc }) };
}

function crop(pixels: Pixels, x: number, y: number, width: number, height: number): Pixels {
  const row = (from: number) => ((y + from) * pixels.width + x) * 4;
  if (pixels.depth === 16) {
    const data = new Uint16Array(width * height * 4);
    for (let at = 0; at < height; at += 1)
      data.set(pixels.data.subarray(row(at), row(at) + width * 4), at * width * 4);
    return { depth: 16, width, height, data };
  }
  const data = new Uint8Array(width * height * 4);
  for (let at = 0; at < height; at += 1)
    data.set(pixels.data.subarray(row(at), row(at) + width * 4), at * width * 4);
  return { depth: 8, width, height, data };
}
