/** Files in the dialects of other programs, generated; and kinds that no decoder here knows, built byte by byte. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodePictureBytes } from './decode.ts';
import { encodePicture, whatIsLost } from './encode.ts';
import type { Pixels } from './pixels.ts';
import { chunksIn, insertPngChunks } from './png-chunks.ts';
import { sharp } from './sharp.ts';
import { writeTiffStructure, type Field } from './tiff-directory.ts';

async function opened(name: string) {
  return decodePictureBytes(new Uint8Array(await readFile(join(import.meta.dirname, 'cases', name))), name);
}

const at = ({ data, width }: Pixels, x: number, y: number) => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];

/** What each file's own description says of (8, 8) and of what is to be told. */
const right: readonly (readonly [string, readonly number[] | null, readonly string[]])[] = [
  ['animated.png', [255, 0, 0, 255], ['first-frame-only']],
  ['png-text.png', [255, 0, 0, 255], ['text-dropped']],
  ['jpeg-iptc-comment.jpg', null, ['iptc-dropped', 'comment-dropped']],
  ['jpeg-no-end-marker.jpg', null, ['cut-short']],
  ['jpeg-cut-at-98-percent.jpg', null, ['cut-short']],
  ['jpeg-padding-before-end.jpg', null, []],
  ['jpeg-nonzero-padding-before-end.jpg', null, []],
  ['jpeg-trailing-data.jpg', null, []],
  ['jpeg-zero-bytes-between-segments.jpg', null, []],
  ['jpeg-junk-in-scan.jpg', null, []],
  ['jpeg-junk-between-scans.jpg', null, []],
  ['cmyk-alpha.tif', null, ['cmyk-converted']],
  ['rgb-alpha-plus-spot.tif', [255, 0, 0, 255], []],
  ['rgb-two-saved-masks.tif', [255, 0, 0, 255], []],
];

test.each(right)('%s opens as it should, and says what it must', async (name, colour, notes) => {
  const { pixels, metadata } = await opened(name);
  if (colour) expect(at(pixels, 8, 8)).toEqual(colour);
  expect(metadata.notes.map(({ code }) => code)).toEqual(notes);
});

test('the same picture comes from every file that only has stray bytes', async () => {
  const { pixels } = await opened('jpeg-padding-before-end.jpg');
  for (const stray of ['nonzero-padding-before-end', 'trailing-data', 'zero-bytes-between-segments'])
    expect((await opened(`jpeg-${stray}.jpg`)).pixels.data, stray).toEqual(pixels.data);
});

test('nothing of a picture is missing but what comes after the cut', async () => {
  const { pixels } = await opened('jpeg-padding-before-end.jpg');
  const { pixels: open } = await opened('jpeg-no-end-marker.jpg');
  expect(open.data).toEqual(pixels.data);
});

test('how many pictures there are is told', async () => {
  const { metadata } = await opened('animated.png');
  expect(metadata.notes).toEqual([{ code: 'first-frame-only', frames: 2 }]);
});

test('what would be lost is told before any format is written', async () => {
  const { pixels, metadata } = await opened('jpeg-iptc-comment.jpg');
  for (const format of ['png', 'jpeg', 'webp', 'avif', 'tiff'] as const) {
    expect(whatIsLost(metadata, pixels, { format })).toEqual([
      { code: 'iptc-dropped' },
      { code: 'comment-dropped' },
    ]);
  }
});

test('a JPEG with more pictures behind it says so, as stereo cameras and phones write it', async () => {
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const count = new Uint8Array(4);
  new DataView(count.buffer).setUint32(0, 3, true);
  const fields: Field[] = [{ tag: 0xb001, type: 4, count: 1, bytes: count }];
  const index = writeTiffStructure({ littleEndian: true, root: { fields, children: new Map() } });
  const segment = Buffer.concat([Buffer.from('MPF\0'), index]);
  const head = Buffer.from([0xff, 0xe2, 0, segment.length + 2]);
  const file = Buffer.concat([jpeg.subarray(0, 2), head, segment, jpeg.subarray(2)]);
  const { metadata } = await decodePictureBytes(file, 'mpo.jpg');
  expect(metadata.notes).toEqual([{ code: 'first-frame-only', frames: 3 }]);
});

const plain = { depth: 8, width: 6, height: 5, data: new Uint8Array(120).fill(200) } as const;
const metadata = { format: 'png', width: 6, height: 5, depth: 8, greyscale: false, hasAlpha: true } as const;

test.each(['png', 'jpeg', 'webp', 'avif', 'tiff'] as const)(
  'no resolution is made up for %s, and one that is known is stated once',
  async (format) => {
    const none = await decodePictureBytes(await encodePicture(plain, null, { format }), format);
    expect(none.metadata.dpi).toBeUndefined();
    if (format === 'webp' || format === 'avif') return;
    const file = await encodePicture(plain, { ...metadata, dpi: 240 }, { format });
    expect((await decodePictureBytes(file, format)).metadata.dpi).toBeCloseTo(240, 1);
    if (format !== 'png') return;
    expect([...chunksIn(file)].filter(({ type }) => type === 'pHYs')).toHaveLength(1);
    expect([...chunksIn(insertPngChunks(file, {}))].filter(({ type }) => type === 'pHYs')).toHaveLength(0);
  },
);

/** A TIFF of 4 × 4 pixels whose fields say what the test is about; its strip holds nothing of use. */
function tiff(changes: Readonly<Record<number, number>>): Uint8Array {
  const tags: Record<number, number> = { 256: 4, 257: 4, 258: 8, 259: 1, 262: 1, 277: 1, 278: 4, 279: 64 };
  const build = (offset: number) => {
    const fields = Object.entries({ ...tags, ...changes, 273: offset }).map(([tag, value]): Field => {
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setUint32(0, value, true);
      return { tag: Number(tag), type: 4, count: 1, bytes };
    });
    return writeTiffStructure({ littleEndian: true, root: { fields, children: new Map() } });
  };
  const head = build(0);
  return Buffer.concat([build(head.length), new Uint8Array(64).fill(7)]);
}

test.each([
  [{ 259: 34925 }, 'TIFF (LZMA)'],
  [{ 259: 6 }, 'TIFF (old JPEG)'],
  [{ 258: 12 }, 'TIFF (12 bit)'],
  [{ 259: 34712 }, 'TIFF (JPEG 2000)'],
  [{ 258: 16, 339: 2 }, 'TIFF (signed 16 bit)'],
])('a kind of TIFF that is not known is not called damaged: %j', async (changes, kind) => {
  await expect(decodePictureBytes(tiff(changes), 'a.tif')).rejects.toMatchObject({
    ...{ code: 'unsupported', values: { name: 'a.tif', kind } },
  });
});

test('an ordinary TIFF whose pixels are missing is called damaged', async () => {
  const file = tiff({ 259: 8 });
  await expect(decodePictureBytes(file, 'a.tif')).rejects.toMatchObject({ code: 'truncated-image' });
});

test.each([
  [0xc3, 8, 'JPEG (lossless)'],
  [0xc1, 12, 'JPEG (12 bit)'],
])('a kind of JPEG that is not known is not called damaged: SOF %i', async (sof, bits, kind) => {
  const jpeg = new Uint8Array(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer(),
  );
  const at = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0]));
  jpeg[at + 1] = sof;
  jpeg[at + 4] = bits;
  await expect(decodePictureBytes(jpeg, 'a.jpg')).rejects.toMatchObject({
    ...{ code: 'unsupported', values: { kind } },
  });
});

test('HEIC is a kind that is not known', async () => {
  const head = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0heicmif1')]);
  await expect(decodePictureBytes(head, 'a.heic')).rejects.toMatchObject({
    ...{ code: 'unsupported', values: { name: 'a.heic', kind: 'HEIC' } },
  });
});
