import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { ZipFile } from 'yazl';

/** What the photo of {@link writePhoto} says of itself. */
export const copyright = 'Copyright of a photo in a test';

/** A photo with an ICC profile and EXIF: sky over sea, a sun, and grain. */
export async function writePhoto(folder: string, name: string, width = 96, height = 72): Promise<string> {
  const data = paint(width, height, (x, y) => {
    const sun = Math.hypot(x / width - 0.7, (y - height * 0.3) / width) < 0.1;
    const grain = (x * 73 + y * 151 + x * y * 7) % 41;
    if (sun) return [250, 220 - grain, 90];
    return y < height / 2 ? [90 + grain, 140 + grain, 210] : [30, 70 + grain, 90 + (x % 16) * 4];
  });
  const path = join(folder, name);
  await sharp(data, { raw: { width, height, channels: 3 } })
    .withIccProfile('p3')
    .withExif({ IFD0: { Copyright: copyright, Make: 'Pentimento' } })
    .toFile(path);
  return path;
}

/** A photo as {@link writePhoto} makes one, with a transparent corner that has a soft edge. */
export async function writeCutOut(folder: string, name: string, width = 96, height = 72): Promise<string> {
  const data = paint(width, height, (x, y) => [40 + x, 90 + y, 200 - ((x * 31 + y * 17) % 23)]);
  const alpha = Buffer.alloc(width * height);
  for (let at = 0; at < alpha.length; at += 1) {
    const fromCorner = Math.hypot(at % width, Math.floor(at / width));
    alpha[at] = Math.max(0, Math.min(255, Math.round((fromCorner - 16) * 32)));
  }
  const path = join(folder, name);
  await sharp(data, { raw: { width, height, channels: 3 } })
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .withMetadata({ density: 240 })
    .withIccProfile('p3')
    .withExif({ IFD0: { Copyright: copyright, Make: 'Pentimento' } })
    .toFile(path);
  return path;
}

/**
 * A photo as {@link writePhoto} makes one that its EXIF says is turned by a quarter, so that it stands `height` wide:
 * a red disc with a soft edge on transparency, under which everything is green.
 */
export async function writeSideways(
  folder: string,
  name: string,
  width: number,
  height: number,
): Promise<string> {
  const data = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const inside = height * 0.4 - Math.hypot(x - width / 2, y - height / 2);
    const colour = inside > -2 ? [200 - ((x * 7 + y * 13) % 40), 40, 30] : [0, 255, 0];
    data.set([...colour, Math.max(0, Math.min(255, Math.round((inside + 1) * 127)))], at * 4);
  }
  const path = join(folder, name);
  await sharp(data, { raw: { width, height, channels: 4 } })
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')
    .withExif({
      IFD0: { Copyright: copyright, Make: 'Pentimento' },
      IFD2: { PixelXDimension: String(width), PixelYDimension: String(height) },
    })
    .toFile(path);
  return path;
}

/** Pixels as they are, RGBA, in a file that keeps them. */
export async function writePixels(
  folder: string,
  name: string,
  { width, height, data }: { readonly width: number; readonly height: number; readonly data: Uint8Array },
): Promise<string> {
  const path = join(folder, name);
  await sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toFile(path);
  return path;
}

/** A zip archive of these files, not compressed, as OpenRaster wants its first. */
export async function writeArchive(
  folder: string,
  name: string,
  files: Readonly<Record<string, string | Buffer>>,
): Promise<string> {
  const zip = new ZipFile();
  for (const [path, bytes] of Object.entries(files))
    zip.addBuffer(Buffer.from(bytes), path, { compress: false });
  zip.end();
  const path = join(folder, name);
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

/** A picture in which no two pixels have one colour: red is the column, green the row. */
export async function writeCoordinates(folder: string, side = 64): Promise<string> {
  const data = paint(side, side, (x, y) => [x * 4, y * 4, 128]);
  const path = join(folder, 'coordinates.png');
  await sharp(data, { raw: { width: side, height: side, channels: 3 } }).toFile(path);
  return path;
}

/** Four quarters of one colour each: red and green above, blue and white below. */
export async function writeQuarters(folder: string, side = 64): Promise<string> {
  const data = paint(side, side, (x, y) => {
    if (y < side / 2) return x < side / 2 ? [200, 0, 0] : [0, 200, 0];
    return x < side / 2 ? [0, 0, 200] : [255, 255, 255];
  });
  const path = join(folder, 'quarters.png');
  await sharp(data, { raw: { width: side, height: side, channels: 3 } }).toFile(path);
  return path;
}

/** One colour and nothing else. */
export async function writeFlat(
  folder: string,
  name: string,
  side: number,
  background = '#406080',
): Promise<string> {
  const path = join(folder, name);
  await sharp({ create: { width: side, height: side, channels: 3, background } }).toFile(path);
  return path;
}

/** A PNG that claims a size and has no pixels to show for it. */
export async function writePngHeader(
  folder: string,
  name: string,
  width: number,
  height: number,
): Promise<string> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const path = join(folder, name);
  const parts = [signature, chunk('IHDR', header), chunk('IDAT', Buffer.alloc(16)), chunk('IEND')];
  await writeFile(path, Buffer.concat(parts));
  return path;
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

type Colour = readonly [number, number, number];

function paint(width: number, height: number, colour: (x: number, y: number) => Colour): Buffer {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set(colour(x, y), (y * width + x) * 3);
  }
  return data;
}
