/** The application's icon as each system wants it, from the two drawings of `resources/icons`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from '../root.ts';

/** A square picture of one size. */
export interface IconPng {
  readonly size: number;
  readonly png: Buffer;
}

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** The drawings, up to which size each is used, and how much of its side the shape takes. */
const drawings = [
  { file: 'icon-small.svg', upTo: 48, shape: 1 },
  { file: 'icon.svg', upTo: Infinity, shape: 944 / 1024 },
] as const;

/** Writes `icon.ico`, `icon.icns` and, below `linux`, a picture of each size. */
export async function writeIcons(folder: string): Promise<void> {
  const icons = await Promise.all(sizes.map((size) => draw(size)));
  // On macOS the shape takes 824 of 1024 pixels (Apple's Human Interface Guidelines, App icons).
  const inset = await Promise.all(sizes.map((size) => draw(size, 824 / 1024)));
  await mkdir(join(folder, 'linux'), { recursive: true });
  await writeFile(join(folder, 'icon.ico'), icoOf(icons.filter(({ size }) => size <= 256)));
  await writeFile(join(folder, 'icon.icns'), icnsOf(inset));
  for (const { size, png } of icons.filter((icon) => icon.size <= 512)) {
    await writeFile(join(folder, `linux/${size}x${size}.png`), png);
  }
}

/** @param share of the side that the shape takes, where not the drawing's own. */
async function draw(size: number, share?: number): Promise<IconPng> {
  const { file, shape } = drawings.find(({ upTo }) => size <= upTo) ?? drawings[1];
  const side = Math.round((size * (share ?? shape)) / shape);
  const before = Math.floor((size - side) / 2);
  const after = size - side - before;
  const png = await sharp(join(root, 'resources/icons', file))
    .resize(side, side)
    .extend({ top: before, left: before, bottom: after, right: after, background: '#0000' })
    .png({ compressionLevel: 9 })
    .toBuffer();
  return { size, png };
}

/** Windows' format: a head, an entry of 16 bytes for each picture, the pictures (learn.microsoft.com, "Icons"). */
export function icoOf(icons: readonly IconPng[]): Buffer {
  const head = Buffer.alloc(6 + 16 * icons.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(icons.length, 4);
  let at = head.length;
  icons.forEach(({ size, png }, i) => {
    const entry = 6 + 16 * i;
    // 256 doesn't fit a byte and is written as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  });
  return Buffer.concat([head, ...icons.map(({ png }) => png)]);
}

/** The names of pictures in macOS's format by their size; the second are those of half the size for screens with twice the pixels. */
const kinds: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** macOS's format: each picture under a name and its length, the whole as well. */
export function icnsOf(icons: readonly IconPng[]): Buffer {
  const part = (name: string, data: Buffer) => {
    const head = Buffer.from(`${name}....`, 'latin1');
    head.writeUInt32BE(head.length + data.length, 4);
    return Buffer.concat([head, data]);
  };
  const parts = icons.flatMap(({ size, png }) => (kinds[size] ?? []).map((kind) => part(kind, png)));
  return part('icns', Buffer.concat(parts));
}
