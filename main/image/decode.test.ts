import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summariseIcc } from '../../preload/colour/icc.ts';
import { limits } from '../../preload/contract/limits.ts';
import { UserError } from '../errors/user-error.ts';
import { decodePicture, decodePictureBytes } from './decode.ts';
import { insertPngChunks } from './png-chunks.ts';
import { sharp } from './sharp.ts';
import { cameraExif, greyProfile, pattern, profile, waves, XMP } from './test-pictures.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decode-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const W = 48;
const H = 32;
const rgba8 = pattern(W, H, 8, 'varied');
const rgba16 = pattern(W, H, 16, 'varied');
const raw = (pixels = rgba8) =>
  sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 4 } });
const deflate = { compression: 'deflate' } as const;

async function refusal(path: string): Promise<UserError> {
  const error: unknown = await decodePicture(path).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`no UserError but ${String(error)}`);
  expect(error.message).toContain(path);
  expect(error.message).toMatch(/\. [A-Z].*\.$/);
  return error;
}

async function saved(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

describe('decodePicture keeps', () => {
  it.each(['png', 'tiff'] as const)('every value of 8 and 16 bits with alpha: %s', async (format) => {
    const options = format === 'tiff' ? deflate : {};
    const eight = await decodePictureBytes(await raw().toFormat(format, options).toBuffer(), 'a');
    expect(eight.pixels).toEqual(rgba8);
    expect(eight.metadata).toMatchObject({
      format,
      width: W,
      height: H,
      depth: 8,
      hasAlpha: true,
      notes: [],
    });
    const deep = raw(rgba16).toColourspace('rgb16').toFormat(format, options);
    expect((await decodePictureBytes(await deep.toBuffer(), 'a')).pixels).toEqual(rgba16);
  });

  it('the colours under transparent pixels, from a lossless WebP with half transparency', async () => {
    const half = {
      ...rgba8,
      data: rgba8.data.map((v, i) => (i % 4 === 3 ? 128 : v)) as Uint8Array<ArrayBuffer>,
    };
    const bytes = await raw(half as typeof rgba8)
      .webp({ lossless: true })
      .toBuffer();
    expect((await decodePictureBytes(bytes, 'a')).pixels.data).toEqual(half.data);
  });

  it.each([
    [8, 1, 'b-w'],
    [8, 2, 'b-w'],
    [16, 1, 'grey16'],
    [16, 2, 'grey16'],
  ] as const)('grey values, repeated in R, G and B: %i bits, %i channels', async (depth, channels, space) => {
    const full = depth === 8 ? 255 : 65_535;
    const values = Array.from({ length: W * H * channels }, (_, i) => (i * 7919) & full);
    const data = depth === 8 ? Uint8Array.from(values) : Uint16Array.from(values);
    const png = sharp(data, { raw: { width: W, height: H, channels } })
      .toColourspace(space)
      .png();
    const { pixels, metadata } = await decodePictureBytes(await png.toBuffer(), 'a');
    expect(metadata).toMatchObject({ greyscale: true, depth, hasAlpha: channels === 2 });
    for (let i = 0; i < W * H; i++) {
      const grey = values[i * channels];
      const alpha = channels === 2 ? values[i * 2 + 1] : full;
      expect(Array.from(pixels.data.subarray(i * 4, i * 4 + 4))).toEqual([grey, grey, grey, alpha]);
    }
  });

  it('palette colours and their transparency', async () => {
    const data = new Uint8Array(8 * 8 * 4);
    for (let i = 0; i < 64; i++) data.set(i % 2 ? [255, 0, 0, 255] : [0, 0, 255, 0], i * 4);
    const png = await sharp(data, { raw: { width: 8, height: 8, channels: 4 } })
      .png({ palette: true })
      .toBuffer();
    expect((await sharp(png).metadata()).isPalette).toBe(true);
    const { pixels } = await decodePictureBytes(png, 'a');
    expect(Array.from(pixels.data.subarray(4, 8))).toEqual([255, 0, 0, 255]);
    expect(pixels.data[3]).toBe(0);
  });

  it("the profile's own values, its bytes and its name, EXIF, XMP and resolution", async () => {
    const icc = await profile('p3');
    const exif = cameraExif(false);
    const png = insertPngChunks(await raw().png().toBuffer(), { icc, xmp: XMP, dpi: 300 });
    const { pixels, metadata } = await decodePictureBytes(png, 'a');
    expect(pixels).toEqual(rgba8);
    expect(metadata.icc).toEqual(icc);
    expect(summariseIcc(metadata.icc!)?.name).toBe('sP3C');
    expect(metadata.xmp).toEqual(XMP);
    expect(metadata.dpi).toBeCloseTo(300, 1);
    const turned = insertPngChunks(await raw().png().toBuffer(), { exif });
    expect((await decodePictureBytes(turned, 'a')).metadata.exif).toEqual(exif);
  });

  it('plain data: metadata survives structured clone', async () => {
    const png = insertPngChunks(await raw().png().toBuffer(), { icc: await profile('p3'), xmp: XMP });
    const { metadata } = await decodePictureBytes(png, 'a');
    expect(structuredClone(metadata)).toEqual(metadata);
  });
});

describe('decodePicture changes only what it says', () => {
  it('turns the picture upright', async () => {
    const bytes = await raw().withMetadata({ orientation: 6 }).tiff(deflate).toBuffer();
    const { pixels, metadata } = await decodePictureBytes(bytes, 'a');
    expect([pixels.width, pixels.height, metadata.width, metadata.height]).toEqual([H, W, H, W]);
    // Orientation 6: the stored bottom left corner is the upright top left.
    const corner = (H - 1) * W * 4;
    expect(Array.from(pixels.data.subarray(0, 4))).toEqual(
      Array.from(rgba8.data.subarray(corner, corner + 4)),
    );
  });

  it('converts CMYK to sRGB', async () => {
    const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c83214' } })
      .toColourspace('cmyk')
      .jpeg({ quality: 100 })
      .toBuffer();
    const { pixels, metadata } = await decodePictureBytes(jpeg, 'a');
    expect(metadata.notes).toEqual([{ code: 'cmyk-converted' }]);
    expect(metadata.icc).toBeUndefined();
    [200, 50, 20, 255].forEach((value, i) => expect(Math.abs(pixels.data[i]! - value)).toBeLessThan(12));
  });

  it('converts Lab to sRGB', async () => {
    const tiff = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c83214' } })
      .toColourspace('lab')
      .tiff({ compression: 'none' })
      .toBuffer();
    const { pixels, metadata } = await decodePictureBytes(tiff, 'a');
    expect(metadata.notes).toEqual([{ code: 'colours-converted', from: 'lab' }]);
    [200, 50, 20, 255].forEach((value, i) => expect(Math.abs(pixels.data[i]! - value)).toBeLessThan(4));
  });

  it('opens the first frame of an animation', async () => {
    const frames = Buffer.concat([Buffer.alloc(8 * 8 * 3, 255), Buffer.alloc(8 * 8 * 3, 0)]);
    const gif = await sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
      .gif()
      .toBuffer();
    const { pixels, metadata } = await decodePictureBytes(gif, 'a');
    expect(metadata.notes).toEqual([{ code: 'first-frame-only', frames: 2 }]);
    expect([pixels.width, pixels.height, pixels.data[0]]).toEqual([8, 8, 255]);
  });

  it('leaves out a profile that cannot describe the pixels', async () => {
    const png = insertPngChunks(await raw().png().toBuffer(), { icc: greyProfile });
    const { metadata } = await decodePictureBytes(png, 'a');
    expect(metadata.icc).toBeUndefined();
  });
});

describe('decodePicture refuses, naming the file and the remedy,', () => {
  it('a file that is not there', async () => {
    expect((await refusal(join(folder, 'none.png'))).code).toBe('file-missing');
  });

  it('a folder', async () => {
    expect(await refusal(folder)).toMatchObject({
      code: 'not-an-image',
      message: expect.stringContaining('a folder') as string,
    });
  });

  it.skipIf(process.platform === 'win32')('a pipe, without waiting for it', async () => {
    const path = join(folder, 'pipe.png');
    execFileSync('mkfifo', [path]);
    expect((await refusal(path)).code).toBe('not-an-image');
  });

  it.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
    const path = await saved('secret.png', 'x');
    await chmod(path, 0);
    expect((await refusal(path)).message).toContain('permission');
  });

  it('an empty file', async () => {
    expect(await refusal(await saved('empty.jpg', ''))).toMatchObject({
      code: 'truncated-image',
      message: expect.stringContaining('is empty') as string,
    });
  });

  it.each([
    ['text.png', 'not a picture at all'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'],
    ['drawing.png', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'],
    ['paper.pdf', '%PDF-1.7\n'],
    ['old.ppm', 'P3 1 1 255 1 2 3'],
    ['one-byte.jpg', 'x'],
  ])('what is no raster picture: %s', async (name, text) => {
    expect((await refusal(await saved(name, text))).code).toBe('not-an-image');
  });

  it.each(['jpeg', 'png', 'webp', 'tiff', 'gif', 'avif'] as const)(
    'a %s that was cut short, but for what there is of a JPEG',
    async (format) => {
      const options = format === 'tiff' ? deflate : {};
      const { data, width, height } = waves(200, 150);
      const image = sharp(data, { raw: { width, height, channels: 4 } });
      const whole = await image.toFormat(format, options).toBuffer();
      await decodePictureBytes(whole, 'whole');
      for (const part of [0.1, 0.5, 0.9]) {
        const path = await saved(`cut-${part}.${format}`, whole.subarray(0, whole.length * part));
        if (format === 'jpeg') {
          const { metadata, pixels } = await decodePicture(path);
          expect(metadata.notes).toContainEqual({ code: 'cut-short' });
          expect(pixels).toMatchObject({ width, height });
        } else expect((await refusal(path)).code).toBe('truncated-image');
      }
    },
  );

  it('a bomb, from its header', async () => {
    const png = await raw().png().toBuffer();
    for (const [width, height] of [
      [30_000, 30_000],
      [2 ** 31 - 1, 2 ** 31 - 1],
      [1, limits.pixels + 1],
    ] as const) {
      const bomb = Buffer.from(png);
      bomb.writeUInt32BE(width, 16);
      bomb.writeUInt32BE(height, 20);
      bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
      const error = await refusal(await saved('bomb.png', bomb));
      expect(error.code).toBe('image-too-large');
      expect(error.message).toContain(
        width === 30_000 ? '30000 × 30000 pixels' : 'more pixels than can be read',
      );
    }
  });
});

/** Bit by bit, to check the table in png-chunks.ts as well. */
function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}
