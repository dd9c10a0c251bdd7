import { expect, test } from 'vitest';
import { hasCredentials } from './content-credentials.ts';
import { decodePictureBytes } from './decode.ts';
import { whatIsLost } from './encode.ts';
import { chunk } from './png-chunks.ts';
import { reduceMetadata } from './reduce-metadata.ts';
import { sharp } from './sharp.ts';

const red = () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** A superbox `jumb` with its description `jumd`: type c2pa, label "c2pa". */
const store = bytes(`0000001e 6a756d62 00000016 6a756d64 63327061 0011 0010 8000 00aa00389b71`);
/** In a JPEG's APP11: "JP", box number 1, packet 1. */
const segment = joined(bytes(`ffeb 0028 4a50 0001 00000001`), store);

test('signed photos are recognised in every format that can be', async () => {
  const jpeg = await red().jpeg().toBuffer();
  const signed = joined(jpeg.subarray(0, 2), segment, jpeg.subarray(2));
  expect(hasCredentials(signed, 'jpeg')).toBe(true);
  expect(hasCredentials(jpeg, 'jpeg')).toBe(false);

  const png = await red().png().toBuffer();
  expect(hasCredentials(joined(png.subarray(0, 33), chunk('caBX', store), png.subarray(33)), 'png')).toBe(
    true,
  );
  expect(hasCredentials(png, 'png')).toBe(false);

  const webp = await red().webp().toBuffer();
  expect(hasCredentials(joined(webp, bytes('43325041 1e000000'), store), 'webp')).toBe(true);
  expect(hasCredentials(webp, 'webp')).toBe(false);

  const avif = await red().avif().toBuffer();
  const box = joined(bytes('00000036 75756964 d8fec3d61b0e483c92975828877ec481'), store);
  expect(hasCredentials(joined(avif, box), 'avif')).toBe(true);
  expect(hasCredentials(avif, 'avif')).toBe(false);

  // Little endian, one field: 0xCD41, bytes, one, 0.
  expect(hasCredentials(bytes('49492a00 08000000 0100 41cd 0700 01000000 00000000 00000000'), 'tiff')).toBe(
    true,
  );
  expect(hasCredentials(await red().tiff().toBuffer(), 'tiff')).toBe(false);
});

test('another use of the same segment, and files that end early, are no signature', async () => {
  const jpeg = await red().jpeg().toBuffer();
  const other = segment.slice();
  other.set(bytes('6a706567'), 28);
  expect(hasCredentials(joined(jpeg.subarray(0, 2), other, jpeg.subarray(2)), 'jpeg')).toBe(false);
  const avif = await red().avif().toBuffer();
  for (let end = 0; end < avif.length; end += 7)
    expect(hasCredentials(avif.subarray(0, end), 'avif')).toBe(false);
});

test('before a signed photo is saved it is told that the signature is not kept, whatever else is', async () => {
  const jpeg = await red().jpeg().toBuffer();
  const { pixels, metadata } = await decodePictureBytes(
    joined(jpeg.subarray(0, 2), segment, jpeg.subarray(2)),
    'signed.jpg',
  );
  expect(metadata.notes).toContainEqual({ code: 'credentials-dropped' });
  for (const policy of ['all', 'reduced', 'none'] as const) {
    const lost = whatIsLost(reduceMetadata(metadata, policy), pixels, { format: 'png' });
    expect(lost).toEqual([{ code: 'credentials-dropped' }]);
  }
});
