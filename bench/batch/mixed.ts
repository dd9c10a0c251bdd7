/** Pictures of many kinds, and broken ones among them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { root } from '../../scripts/root.ts';

const kinds: readonly (readonly [ending: string, make: (picture: sharp.Sharp) => sharp.Sharp])[] = [
  ['jpg', (picture) => picture.jpeg()],
  ['png', (picture) => picture.png()],
  ['webp', (picture) => picture.webp()],
  ['tif', (picture) => picture.tiff()],
  ['png', (picture) => picture.greyscale().png()],
  ['png', (picture) => picture.toColourspace('rgb16').png()],
  ['webp', (picture) => picture.ensureAlpha(0.5).webp()],
  ['jpg', (picture) => picture.jpeg({ progressive: true }).withMetadata({ orientation: 6 })],
  ['jpg', (picture) => picture.toColourspace('cmyk').jpeg()],
  ['avif', (picture) => picture.avif({ effort: 0 })],
];

/** Every twentieth is broken: cut short, something else, or empty. @returns how many are. */
export async function writeMixed(
  folder: string,
  count: number,
  [width, height]: readonly [number, number],
): Promise<number> {
  const photo = sharp(join(root, 'resources/samples/chelsea.jpg')).resize(width, height, { fit: 'fill' });
  let broken = 0;
  for (let at = 0; at < count; at += 1) {
    const [ending, make] = kinds[at % kinds.length] ?? ['jpg', (picture: sharp.Sharp) => picture.jpeg()];
    const path = join(folder, `${at % 7}`, `${at}.${ending}`);
    await mkdir(dirname(path), { recursive: true });
    const bytes = await make(photo.clone().modulate({ hue: at % 360 })).toBuffer();
    if (at % 20 === 19) {
      const ends = [bytes.subarray(0, bytes.length >> 1), Buffer.from('words'), Buffer.alloc(0)];
      await writeFile(path, ends[broken % ends.length] ?? bytes);
      broken += 1;
    } else await writeFile(path, bytes);
  }
  return broken;
}
