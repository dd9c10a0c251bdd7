import { expect, it } from 'vitest';
import { uprightXmp } from './xmp.ts';

const upright = (text: string): string =>
  Buffer.from(uprightXmp(Uint8Array.from(Buffer.from(text)))).toString();

it('turns the orientation upright, as attribute or element, and leaves the rest', () => {
  expect(upright('<a tiff:Orientation="6" dc:title="画 6"/>')).toBe(
    '<a tiff:Orientation="1" dc:title="画 6"/>',
  );
  expect(upright("<a tiff:Orientation='8'/>")).toBe("<a tiff:Orientation='1'/>");
  expect(upright('<tiff:Orientation> 3 </tiff:Orientation>')).toBe(
    '<tiff:Orientation> 1 </tiff:Orientation>',
  );
});

it('gives back the very packet when nothing has to change', () => {
  const packet = Uint8Array.from(Buffer.from('<a tiff:Orientation="1" b="é"/>'));
  expect(uprightXmp(packet)).toBe(packet);
});
