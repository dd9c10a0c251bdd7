import { expect, test } from 'vitest';
import { formatOfName } from './format.ts';

test.each([
  ['a.png', 'png'],
  ['some.folder/b.JPG', 'jpeg'],
  ['c.jpeg', 'jpeg'],
  ['d.tar.webp', 'webp'],
  ['d.avif', 'avif'],
  ['e.tif', 'tiff'],
  ['f.TIFF', 'tiff'],
])('%s is written as %s', (name, format) => expect(formatOfName(name)).toBe(format));

test.each(['g.bmp', 'h.gif', 'noextension', 'folder.png/name', '.png'])(
  '%s is refused with the extensions that work',
  (name) => expect(() => formatOfName(name)).toThrow(/\.png, \.jpg, \.jpeg, \.webp, \.avif, \.tif, \.tiff/),
);
