import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraExif } from './test-pictures.ts';
import { readTiffStructure, swapByteOrder, writeTiffStructure } from './tiff-directory.ts';

describe('a TIFF structure', () => {
  it.each([true, false])('is read back as it was written (little-endian: %s)', (little) => {
    const bytes = cameraExif(little);
    const structure = readTiffStructure(bytes)!;
    expect(structure.littleEndian).toBe(little);
    expect(structure.root.fields.map((field) => field.tag)).toEqual([0x010f, 0x0112, 0x8298]);
    expect([...structure.root.children.keys()]).toEqual([0x8769, 0x8825]);
    expect(writeTiffStructure(structure)).toEqual(bytes);
  });

  it('means the same in the other byte order', () => {
    const big = readTiffStructure(cameraExif(false))!;
    const little = readTiffStructure(cameraExif(true))!;
    expect(swapByteOrder(big.root)).toEqual(little.root);
    expect(swapByteOrder(swapByteOrder(big.root))).toEqual(big.root);
  });

  it('has each field in the order of its tag, as TIFF demands', () => {
    const { root } = readTiffStructure(cameraExif(true))!;
    const mixed = { ...root, fields: [...root.fields].reverse() };
    expect(writeTiffStructure({ littleEndian: true, root: mixed })).toEqual(cameraExif(true));
  });

  it('is never read past its end, whatever was cut or changed', () => {
    const whole = cameraExif(true);
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        (length, changes) => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[at] = value;
          const structure = readTiffStructure(bytes.subarray(0, length));
          if (structure) writeTiffStructure(structure);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('that points to itself ends', () => {
    const bytes = cameraExif(true);
    const view = new DataView(bytes.buffer);
    const pointer = [0, 1, 2, 3, 4]
      .map((i) => 10 + i * 12)
      .find((at) => view.getUint16(at, true) === 0x8769)!;
    view.setUint32(pointer + 8, 8, true);
    expect(readTiffStructure(bytes)?.root.children.get(0x8769)?.fields).toEqual([]);
  });

  it('whose fields all claim the same bytes is not copied for each of them', () => {
    const bytes = new Uint8Array(20_000);
    const view = new DataView(bytes.buffer);
    bytes.set([0x49, 0x49, 42, 0, 8]);
    view.setUint16(8, 1000, true);
    for (let entry = 10; entry < 12_010; entry += 12) {
      view.setUint16(entry, 0x010e, true);
      view.setUint16(entry + 2, 1, true);
      view.setUint32(entry + 4, 15_000, true);
    }
    const read = readTiffStructure(bytes)!.root.fields.reduce((sum, field) => sum + field.bytes.length, 0);
    expect(read).toBe(15_000);
  });

  it('is not BigTIFF and not something else', () => {
    expect(readTiffStructure(Uint8Array.from(Buffer.from('II+\0\x08\0\0\0', 'latin1')))).toBeNull();
    expect(readTiffStructure(Uint8Array.from(Buffer.from('Exif\0\0II')))).toBeNull();
    expect(readTiffStructure(new Uint8Array(3))).toBeNull();
  });
});
