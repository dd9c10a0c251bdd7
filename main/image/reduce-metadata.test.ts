import { expect, test } from 'vitest';
import { reduceMetadata } from './reduce-metadata.ts';
import { cameraExif } from './test-pictures.ts';
import { readTiffStructure, writeTiffStructure } from './tiff-directory.ts';

const text = (tag: number, value: string) => {
  const bytes = Uint8Array.from(Buffer.from(`${value}\0`));
  return { tag, type: 2, count: bytes.length, bytes };
};

/** A camera's EXIF that also names its owner, its number and its lens's, and has a maker's note. */
function telling(): Uint8Array {
  const { littleEndian, root } = readTiffStructure(cameraExif(true))!;
  const photo = root.children.get(0x8769)!;
  const fields = [
    ...photo.fields,
    ...[0x927c, 0xa420, 0xa430, 0xa431, 0xa435].map((tag) => text(tag, `secret ${tag}`)),
    text(0xa434, 'EF 50mm'),
  ];
  return writeTiffStructure({
    littleEndian,
    root: { ...root, children: new Map(root.children).set(0x8769, { ...photo, fields }) },
  });
}

const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r">
<rdf:Description xmlns:e="http://ns.adobe.com/exif/1.0/" xmlns:ps='http://ns.adobe.com/photoshop/1.0/'
 xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" e:GPSLatitude="48,8.5N" e:ISO="100" ps:City='Tübingen'
 aux:SerialNumber="4711" aux:Lens="EF 50mm" other:City="kept">
<e:GPSLongitude>9,3E</e:GPSLongitude><dc:rights>A. Person</dc:rights>
<ext:LocationShown><rdf:Bag><rdf:li ext:City="Tübingen"/></rdf:Bag></ext:LocationShown><ext:LocationCreated/>
</rdf:Description></rdf:RDF></x:xmpmeta>`;
const packet = new Uint8Array(Buffer.from(xmp));
const photo = { greyscale: false, dpi: 300, exif: telling(), xmp: packet, unkept: ['iptc' as const] };

test('the place, numbers and owner go, and the rest of what a camera says stays', () => {
  const reduced = reduceMetadata(photo, 'reduced');
  const { root } = readTiffStructure(reduced.exif!)!;
  expect(root.fields.map(({ tag }) => tag)).toEqual([0x010f, 0x0112, 0x8298]);
  expect([...root.children.keys()]).toEqual([0x8769]);
  expect(root.children.get(0x8769)!.fields.map(({ tag }) => tag)).toContain(0xa434);
  expect(Buffer.from(reduced.exif!).includes('secret')).toBe(false);
  expect(reduced).toMatchObject({ dpi: 300, unkept: ['iptc'] });
});

test('of XMP go attributes and elements, whatever the prefix, and nothing that only looks like them', () => {
  const kept = Buffer.from(reduceMetadata(photo, 'reduced').xmp!).toString();
  expect(kept).not.toMatch(/GPS|4711|Tübingen|Location/);
  for (const rest of [
    'e:ISO="100"',
    'aux:Lens="EF 50mm"',
    'other:City="kept"',
    '<dc:rights>A. Person</dc:rights>',
  ])
    expect(kept).toContain(rest);
});

test('what can’t be read is not let through', () => {
  expect(reduceMetadata({ greyscale: false, exif: new Uint8Array(30) }, 'reduced').exif).toBeUndefined();
});

test('all is all, and none is only how the numbers are meant', () => {
  expect(reduceMetadata(photo, 'all')).toBe(photo);
  const icc = new Uint8Array(4);
  expect(reduceMetadata({ ...photo, icc }, 'none')).toEqual({ greyscale: false, dpi: 300, icc });
});
