import { describe, expect, it } from 'vitest';
import { spaceOfIcc, summariseIcc } from '../../preload/colour/icc.ts';
import type { SaveFormat } from '../../preload/contract/formats.ts';
import { decodePictureBytes } from './decode.ts';
import { encodePicture, whatIsLost } from './encode.ts';
import type { PictureMetadata } from './metadata.ts';
import { toDepth8 } from './pack.ts';
import type { Pixels } from './pixels.ts';
import { sharp } from './sharp.ts';
import { CAMERA, cameraExif, greyProfile, pattern, profile, waves, XMP } from './test-pictures.ts';
import { readTiffStructure, swapByteOrder, type Directory } from './tiff-directory.ts';

const FORMATS = ['png', 'jpeg', 'webp', 'tiff', 'avif'] as const;

async function metadataOf(pixels: Pixels, extra: Partial<PictureMetadata> = {}): Promise<PictureMetadata> {
  const { width, height, depth } = pixels;
  const about = { format: 'png', width, height, depth, greyscale: false, hasAlpha: true, notes: [] } as const;
  return {
    ...about,
    icc: await profile('p3'),
    exif: cameraExif(true),
    xmp: XMP,
    dpi: 300,
    ...extra,
  };
}

function withoutProfile(metadata: PictureMetadata): PictureMetadata {
  return Object.fromEntries(
    Object.entries(metadata).filter(([key]) => key !== 'icc'),
  ) as unknown as PictureMetadata;
}

async function roundTrip(
  pixels: Pixels,
  metadata: PictureMetadata | null,
  format: SaveFormat,
  quality?: number,
) {
  const bytes = await encodePicture(pixels, metadata, { format, ...(quality !== undefined && { quality }) });
  return { bytes, stored: await sharp(bytes).metadata(), ...(await decodePictureBytes(bytes, format)) };
}

/** The EXIF tree as big-endian values by tag, to compare across byte orders. */
function tags(exif: Uint8Array | undefined): Record<string, string> {
  const structure = readTiffStructure(exif ?? new Uint8Array());
  const out: Record<string, string> = {};
  const walk = (directory: Directory, path: string): void => {
    for (const field of directory.fields) {
      out[`${path}${field.tag.toString(16)}`] = Buffer.from(field.bytes).toString('hex');
    }
    for (const [tag, child] of directory.children) walk(child, `${path}${tag.toString(16)}/`);
  };
  if (structure) walk(structure.littleEndian ? swapByteOrder(structure.root) : structure.root, '');
  return out;
}

const hex = (text: string): string => Buffer.from(`${text}\0`).toString('hex');

describe('encodePicture keeps', () => {
  describe.each([8, 16] as const)('from %i bits', (depth) => {
    const pixels = pattern(60, 40, depth, 'varied');

    it.each(FORMATS)('the profile, EXIF, XMP and resolution: %s', async (format) => {
      const { metadata, stored } = await roundTrip(pixels, await metadataOf(pixels), format);
      expect(metadata.icc).toEqual(await profile('p3'));
      expect(Buffer.from(metadata.xmp ?? []).toString()).toBe(
        Buffer.from(XMP).toString().replace('tiff:Orientation="6"', 'tiff:Orientation="1"'),
      );
      expect(metadata.dpi).toBeCloseTo(300, 0);
      expect(stored.orientation ?? 1).toBe(1);
      const exif = tags(metadata.exif);
      expect(exif).toMatchObject({
        '10f': hex(CAMERA),
        '8298': hex('© me'),
        '8769/829d': '0000001c0000000a',
        '8825/1': hex('N'),
        '8825/2': '00000030000000010000000800000001000004d200000064',
      });
      expect(parseInt(exif['8769/a002']!, 16)).toBe(60);
      expect(parseInt(exif['8769/a003']!, 16)).toBe(40);
      expect(exif['112'] ?? '0001').toBe('0001');
    });

    it.each(['png', 'tiff'] as const)('every value: %s', async (format) => {
      const { pixels: back, metadata } = await roundTrip(pixels, await metadataOf(pixels), format);
      expect(back).toEqual(pixels);
      expect(metadata.depth).toBe(depth);
    });

    it('every value, to 8 bits: lossless WebP', async () => {
      const eight = toDepth8(pixels);
      const some = { ...eight, data: eight.data.map((v, i) => (i % 4 === 3 ? v || 1 : v)) };
      const bytes = await encodePicture(some, null, { format: 'webp', lossless: true });
      expect((await decodePictureBytes(bytes, 'a')).pixels.data).toEqual(some.data);
    });
  });

  it.each(['jpeg', 'webp', 'avif'] as const)('the look in lossy formats: %s', async (format) => {
    const pixels = waves(96, 64);
    const { pixels: back } = await roundTrip(pixels, await metadataOf(pixels), format);
    let error = 0;
    for (let i = 0; i < back.data.length; i++) error += (pixels.data[i]! - back.data[i]!) ** 2;
    error /= back.data.length;
    expect(10 * Math.log10(255 ** 2 / error)).toBeGreaterThan(38);
  });

  it('EXIF written by cameras of the other byte order', async () => {
    const pixels = waves(16, 16);
    const metadata = await metadataOf(pixels, { exif: cameraExif(false) });
    for (const format of ['tiff', 'png'] as const) {
      expect(tags((await roundTrip(pixels, metadata, format)).metadata.exif)).toMatchObject({
        '10f': hex(CAMERA),
        '8769/829d': '0000001c0000000a',
      });
    }
  });

  it('a picture without metadata as it is', async () => {
    const pixels = pattern(9, 5, 8, 'varied');
    expect((await roundTrip(pixels, null, 'png')).pixels).toEqual(pixels);
  });
});

describe('encodePicture writes greyscale', () => {
  const grey = waves(32, 32);
  for (let i = 0; i < grey.data.length; i += 4) grey.data.fill(grey.data[i]!, i, i + 3);

  it.each([
    ['png', true],
    ['jpeg', true],
    ['tiff', true],
    ['webp', false],
    ['avif', false],
  ] as const)('while the picture is: %s', async (format, single) => {
    const metadata = await metadataOf(grey, { greyscale: true, icc: greyProfile });
    const { pixels, stored } = await roundTrip(grey, metadata, format);
    expect(stored.space).toBe(single ? 'b-w' : 'srgb');
    expect(whatIsLost(metadata, grey, { format })).toEqual([]);
    // Where there are three channels the profile says the same of those.
    expect(summariseIcc(stored.icc!)?.space).toBe(single ? 'GRAY' : 'RGB');
    expect(spaceOfIcc(stored.icc!)?.curves[0](0.5)).toBeCloseTo(0.5 ** 2.2, 4);
    for (let i = 0; i < pixels.data.length; i += 4) {
      expect(Math.abs(pixels.data[i]! - pixels.data[i + 1]!)).toBeLessThanOrEqual(single ? 0 : 2);
    }
  });

  it('not once it has colours, with a profile for three channels', async () => {
    const plain = withoutProfile(await metadataOf(grey, { greyscale: true }));
    expect((await roundTrip(waves(32, 32), plain, 'png')).stored.space).toBe('srgb');
    const metadata = { ...plain, icc: greyProfile };
    expect(summariseIcc((await roundTrip(waves(32, 32), metadata, 'png')).stored.icc!)?.space).toBe('RGB');
  });

  it('not when an RGB profile would be lost by it', async () => {
    const { stored, metadata } = await roundTrip(grey, await metadataOf(grey, { greyscale: true }), 'png');
    expect(stored.space).toBe('srgb');
    expect(metadata.icc).toEqual(await profile('p3'));
  });

  it.each([8, 16] as const)('with alpha, exactly, in PNG and TIFF: %i bits', async (depth) => {
    const pixels = pattern(20, 10, depth, 'varied');
    for (let i = 0; i < pixels.data.length; i += 4) pixels.data.fill(pixels.data[i]!, i, i + 3);
    for (const format of ['png', 'tiff'] as const) {
      const metadata = withoutProfile(await metadataOf(pixels, { greyscale: true }));
      const back = await roundTrip(pixels, metadata, format);
      expect(back.pixels).toEqual(pixels);
      expect(back.metadata.greyscale).toBe(true);
    }
  });
});

describe('whatIsLost says beforehand', () => {
  const clear = pattern(8, 8, 16, 'varied');
  const opaque = pattern(8, 8, 8, 'opaque');
  const depth = { code: 'depth-reduced', from: 16, to: 8 };

  it.each([
    ['png', []],
    ['tiff', []],
    ['webp', [depth]],
    ['avif', [depth]],
    ['jpeg', [depth, { code: 'alpha-flattened' }]],
  ] as const)('what 16 bits with alpha lose in %s', async (format, lost) => {
    expect(whatIsLost(await metadataOf(clear), clear, { format })).toEqual(lost);
  });

  it.each(FORMATS)('nothing for an opaque picture of 8 bits: %s', async (format) => {
    expect(whatIsLost(await metadataOf(opaque), opaque, { format })).toEqual([]);
    expect(whatIsLost(null, opaque, { format })).toEqual([]);
  });

  it('that EXIF and XMP over 64 KB do not fit into JPEG, which is then written without them', async () => {
    const exif = cameraExif(true, 70_000);
    const xmp = Uint8Array.from(Buffer.from(Buffer.from(XMP).toString().replace('é', 'x'.repeat(70_000))));
    const metadata = await metadataOf(opaque, { exif, xmp });
    expect(whatIsLost(metadata, opaque, { format: 'jpeg' }).map((note) => note.code)).toEqual([
      'exif-dropped',
      'xmp-dropped',
    ]);
    const { metadata: back } = await roundTrip(opaque, metadata, 'jpeg');
    expect(back.xmp).toBeUndefined();
    expect(tags(back.exif)['10f']).toBeUndefined();
    expect(whatIsLost(metadata, opaque, { format: 'png' })).toEqual([]);
    expect((await roundTrip(opaque, metadata, 'png')).metadata.xmp?.length).toBe(xmp.length);
  });

  it('that JPEG lays the picture on white', async () => {
    const data = new Uint8Array(16 * 16 * 4);
    const { pixels } = await roundTrip({ depth: 8, width: 16, height: 16, data }, null, 'jpeg');
    expect(Array.from(pixels.data.subarray(0, 4))).toEqual([255, 255, 255, 255]);
  });
});

describe('encodePicture refuses', () => {
  it.each([0, 101, 50.5, NaN])('quality %d', async (quality) => {
    const attempt = encodePicture(waves(2, 2), null, { format: 'jpeg', quality });
    await expect(attempt).rejects.toMatchObject({ code: 'bad-parameters' });
  });

  it('a side that the format cannot state', async () => {
    const long: Pixels = { depth: 8, width: 16_384, height: 1, data: new Uint8Array(65_536) };
    await expect(encodePicture(long, null, { format: 'webp' })).rejects.toMatchObject({
      code: 'image-too-large',
      message: expect.stringContaining('PNG') as string,
    });
    await expect(encodePicture(long, null, { format: 'png' })).resolves.toBeInstanceOf(Uint8Array);
  });
});
