import { describe, expect, it } from 'vitest';
import { addExifToTiff, dpiOfExif, exifOfTiff, normaliseExif } from './exif.ts';
import { sharp } from './sharp.ts';
import { cameraExif, pattern } from './test-pictures.ts';
import { readTiffStructure } from './tiff-directory.ts';

describe('normaliseExif', () => {
  const facts = { width: 640, height: 480, dpi: 240 };

  it.each([true, false])('states what the exported file is (little-endian: %s)', (little) => {
    const { root } = readTiffStructure(normaliseExif(cameraExif(little), facts)!)!;
    const orientation = root.fields.find((field) => field.tag === 0x0112)!;
    expect(new DataView(orientation.bytes.buffer).getUint16(0, little)).toBe(1);
    const sizes = root.children.get(0x8769)!.fields.filter((field) => [0xa002, 0xa003].includes(field.tag));
    expect(sizes.map((field) => new DataView(field.bytes.buffer).getUint32(0, little))).toEqual([640, 480]);
  });

  it('changes nothing the second time', () => {
    const once = normaliseExif(cameraExif(true), facts)!;
    expect(normaliseExif(once, facts)).toEqual(once);
  });

  it('keeps the resolution it is given', () => {
    expect(dpiOfExif(cameraExif(false))).toBeUndefined();
    expect(dpiOfExif(normaliseExif(cameraExif(false), facts)!)).toBe(240);
    expect(dpiOfExif(normaliseExif(cameraExif(true), { ...facts, dpi: 299.72 })!)).toBeCloseTo(299.72, 3);
  });

  it('leaves out the thumbnail, which shows the picture before it was edited', () => {
    const exif = cameraExif(true);
    const bytes = Uint8Array.from([...exif, ...Buffer.from('the old thumbnail')]);
    const view = new DataView(bytes.buffer);
    view.setUint32(8 + 2 + view.getUint16(8, true) * 12, exif.length, true);
    expect(Buffer.from(normaliseExif(bytes, facts)!).includes('thumbnail')).toBe(false);
  });

  it('gives null for what is no EXIF', () => {
    expect(normaliseExif(new Uint8Array(20), facts)).toBeNull();
  });
});

describe('EXIF in TIFF files', () => {
  it('is added without touching the pixels, and found again', async () => {
    const { data, width, height } = pattern(30, 20, 8, 'varied');
    const tiff = await sharp(data, { raw: { width, height, channels: 4 } })
      .tiff({ compression: 'lzw' })
      .toBuffer();
    const exif = cameraExif(false);
    const both = addExifToTiff(tiff, exif);
    expect(new Uint8Array(await sharp(both).raw().toBuffer())).toEqual(data);
    const found = readTiffStructure(exifOfTiff(both)!)!.root;
    expect(found.fields.map((field) => field.tag)).toEqual([0x010f, 0x8298]);
    expect(found.children.get(0x8825)).toEqual(
      readTiffStructure(cameraExif(true))!.root.children.get(0x8825),
    );
    expect(exifOfTiff(tiff)).toBeNull();
  });

  it('stays away when it cannot be read', () => {
    const file = new Uint8Array(40);
    expect(addExifToTiff(file, cameraExif(true))).toBe(file);
  });
});
