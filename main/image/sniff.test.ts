import { expect, it } from 'vitest';
import { sharp } from './sharp.ts';
import { sniffFormat } from './sniff.ts';

it.each(['jpeg', 'png', 'webp', 'tiff', 'gif', 'avif'] as const)(
  'knows %s by its first bytes',
  async (format) => {
    const picture = sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } });
    expect(sniffFormat(await picture.toFormat(format).toBuffer())).toBe(format);
  },
);

it.each([
  ['MM\0*\0\0\0\x08', 'tiff'],
  ['II+\0\x08\0\0\0', 'tiff'],
  ['\0\0\0\x18ftypheic', 'heif'],
  ['\0\0\0\x18ftypmp42', null],
  ['RIFF\0\0\0\0WAVE', null],
  ['<svg', null],
  ['%PDF-1.7', null],
  ['BM', null],
  ['', null],
] as const)('takes %j for %s', (text, format) => {
  expect(sniffFormat(Uint8Array.from(Buffer.from(text, 'latin1')))).toBe(format);
});
