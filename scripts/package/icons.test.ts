import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeIcons } from './icons.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento-icons-'));
  await writeIcons(folder);
});
afterAll(() => rm(folder, { recursive: true }));

test('Windows’ icon holds the sizes that Explorer shows, each in the picture that its entry points to', async () => {
  const ico = await readFile(join(folder, 'icon.ico'));
  expect([...ico.subarray(0, 4)]).toEqual([0, 0, 1, 0]);
  const found = await Promise.all(
    Array.from({ length: ico.readUInt16LE(4) }, async (_, i) => {
      const entry = ico.subarray(6 + 16 * i, 22 + 16 * i);
      const [length, at] = [entry.readUInt32LE(8), entry.readUInt32LE(12)];
      const { width } = await sharp(ico.subarray(at, at + length)).metadata();
      expect(entry[0] === 0 ? 256 : entry[0]).toBe(width);
      return width;
    }),
  );
  // https://learn.microsoft.com/windows/apps/design/style/iconography/app-icon-construction
  expect(found).toEqual(expect.arrayContaining([16, 24, 32, 48, 256]));
});

test('macOS’ icon holds a picture of the size that each name stands for, with air around the shape', async () => {
  const icns = await readFile(join(folder, 'icon.icns'));
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
  const found: Record<string, number> = {};
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const png = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
    found[icns.toString('latin1', at, at + 4)] = (await sharp(png).metadata()).width;
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    const edge = data.subarray(0, info.width * info.channels).filter((_, i) => i % 4 === 3);
    expect(Math.max(...edge)).toBe(0);
  }
  // https://en.wikipedia.org/wiki/Apple_Icon_Image_format#Icon_types
  expect(found).toEqual({
    ...{ icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 },
    ...{ ic11: 32, ic12: 64, ic13: 256, ic14: 512 },
  });
});

test('Linux’ pictures are as large as they are named', async () => {
  const names = await readdir(join(folder, 'linux'));
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    const { width, height } = await sharp(join(folder, 'linux', name)).metadata();
    expect(name).toBe(`${width}x${height}.png`);
  }
});
