import { expect, it } from 'vitest';
import { normaliseXmp } from './xmp.ts';

const facts = { width: 640, height: 480 };
const normal = (text: string): string =>
  Buffer.from(normaliseXmp(Uint8Array.from(Buffer.from(text)), facts)).toString();

it('turns the orientation upright, as attribute or element, and leaves the rest', () => {
  expect(normal('<a tiff:Orientation="6" dc:title="画 6"/>')).toBe(
    '<a tiff:Orientation="1" dc:title="画 6"/>',
  );
  expect(normal("<a tiff:Orientation='8'/>")).toBe("<a tiff:Orientation='1'/>");
  expect(normal('<tiff:Orientation> 3 </tiff:Orientation>')).toBe('<tiff:Orientation> 1 </tiff:Orientation>');
});

it('states the size that the file has, where it states one', () => {
  expect(normal('<a exif:PixelXDimension="32" exif:PixelYDimension="24" exif:PixelZDimension="9"/>')).toBe(
    '<a exif:PixelXDimension="640" exif:PixelYDimension="480" exif:PixelZDimension="9"/>',
  );
  expect(normal('<tiff:ImageWidth>32</tiff:ImageWidth><tiff:ImageLength>24</tiff:ImageLength>')).toBe(
    '<tiff:ImageWidth>640</tiff:ImageWidth><tiff:ImageLength>480</tiff:ImageLength>',
  );
});

it('gives back the very packet when nothing has to change', () => {
  const packet = Uint8Array.from(Buffer.from('<a tiff:Orientation="1" b="é" exif:PixelXDimension="640"/>'));
  expect(normaliseXmp(packet, facts)).toBe(packet);
});
