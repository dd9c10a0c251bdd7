import { isOpaque } from './pack.ts';
import type { Pixels } from './pixels.ts';
import { sharp } from './sharp.ts';

/**
 * Pixels at another size, by libvips' Lanczos kernel, with the same depth. Colours are weighted by alpha, so
 * that what lies hidden under transparent pixels does not bleed into the edges. Streams through libvips, so a
 * large picture costs little beyond itself.
 */
export async function resizePixels(pixels: Pixels, width: number, height: number): Promise<Pixels> {
  if (width === pixels.width && height === pixels.height) return pixels;
  const raw = { width: pixels.width, height: pixels.height, channels: 4 as const };
  const deep = pixels.depth === 16;
  const image = sharp(pixels.data, { raw: { ...raw, premultiplied: false }, limitInputPixels: false })
    .toColourspace(deep ? 'rgb16' : 'srgb')
    .resize({ width, height, fit: 'fill', kernel: 'lanczos3' });
  const data = await image.raw({ depth: deep ? 'ushort' : 'uchar' }).toBuffer();
  const bytes = new Uint8Array(data);
  const resized: Pixels = deep
    ? { depth: 16, width, height, data: new Uint16Array(bytes.buffer) }
    : { depth: 8, width, height, data: bytes };
  // Averages of full alpha may miss it by a rounding.
  if (isOpaque(pixels)) {
    const full = deep ? 65535 : 255;
    for (let at = 3; at < resized.data.length; at += 4) resized.data[at] = full;
  }
  return resized;
}
