import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { chunk, insertPngChunks } from './png-chunks.ts';
import { sharp } from './sharp.ts';
import { cameraExif, profile, XMP } from './test-pictures.ts';

/** Type and data of every chunk. */
function chunksOf(png: Uint8Array): [string, Buffer][] {
  const bytes = Buffer.from(png);
  const out: [string, Buffer][] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    out.push([bytes.toString('latin1', at + 4, at + 8), data]);
  }
  return out;
}

it('writes the IEND chunk that every PNG ends with', () => {
  expect(Buffer.from(chunk('IEND', new Uint8Array())).toString('hex')).toBe('0000000049454e44ae426082');
});

it('puts profile, resolution, EXIF and XMP between the header and the pixels', async () => {
  const plain = await sharp({ create: { width: 3, height: 2, channels: 4, background: 'teal' } })
    .png()
    .toBuffer();
  const icc = await profile('p3');
  const exif = cameraExif(true);
  const full = insertPngChunks(plain, { icc, exif, xmp: XMP, dpi: 96 });
  const added = chunksOf(full).filter(
    ([type]) => !chunksOf(plain).some(([known]) => known === type && type !== 'pHYs'),
  );
  const of = (type: string): Buffer => added.find(([name]) => name === type)![1];
  expect(chunksOf(full)[0]![0]).toBe('IHDR');
  expect(inflateSync(of('iCCP').subarray(13))).toEqual(Buffer.from(icc));
  expect(of('eXIf')).toEqual(Buffer.from(exif));
  expect(of('iTXt')).toEqual(Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), XMP]));
  expect([of('pHYs').readUInt32BE(0), of('pHYs')[8]]).toEqual([3780, 1]);
  expect(await sharp(full, { ignoreIcc: true }).raw().toBuffer()).toEqual(
    await sharp(plain).raw().toBuffer(),
  );
});

it('leaves everything as it was but the resolution when there is nothing to add', async () => {
  const plain = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const stated = chunksOf(plain).filter(([type]) => type !== 'pHYs');
  expect(chunksOf(insertPngChunks(plain, {}))).toEqual(stated);
});
