import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pixelAt, rasterFrom, read } from '../../pixels/raster.ts';
import { Smudge } from './smudge.ts';

const page = { x: 0, y: 0, width: 300, height: 40 };
const settings = { size: 20, strength: 1, hardness: 1, selection: null, within: page };
const rub = (from: number, to: number, pressure = 1) =>
  Array.from({ length: to - from }, (_, at) => ({
    ...{ x: from + at + 0.5, y: 20.5, size: 20, opacity: pressure, roundness: 1, angle: 0 },
  }));

/** Black up to x = 100, white from there on. */
function halves() {
  const data = new Uint8Array(page.width * page.height * 4).fill(255);
  for (let at = 0; at < data.length; at += 4) if ((at / 4) % page.width < 100) data.fill(0, at, at + 3);
  return rasterFrom(data, page, 4);
}

test('over what is flat, whatever its colour and alpha, nothing changes', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(
      byte,
      byte,
      byte,
      fc.integer({ min: 1, max: 255 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (r, g, b, a, strength) => {
        const data = new Uint8Array(page.width * page.height * 4).map((_, at) => [r, g, b, a][at % 4]!);
        const raster = rasterFrom(data, page, 4);
        const smudge = new Smudge({ ...settings, raster, strength });
        smudge.touch(rub(0, 20, 0.7));
        expect(smudge.finish()).toBe(raster);
      },
    ),
    { numRuns: 20 },
  );
});

test('at full strength the finger keeps what it took up first', () => {
  const raster = halves();
  const smudge = new Smudge({ ...settings, raster });
  smudge.touch(rub(60, 200));
  const after = smudge.finish();
  for (const x of [105, 150, 195]) expect(pixelAt(after, x, 20)).toEqual([0, 0, 0, 255]);
  expect(pixelAt(after, 215, 20)).toEqual([255, 255, 255, 255]);
  expect(pixelAt(after, 150, 35)).toEqual([255, 255, 255, 255]);
});

test('with less strength what it carries fades along the way', () => {
  const raster = halves();
  const smudge = new Smudge({ ...settings, raster, strength: 0.5 });
  smudge.touch(rub(60, 200));
  const along = [102, 110, 120, 180].map((x) => pixelAt(smudge.finish(), x, 20)[0]!);
  expect(along[0]).toBeLessThan(200);
  expect([...along].sort((a, b) => a - b)).toEqual(along);
  expect(along.at(-1)).toBe(255);
});

test('the edge of the picture is smeared as it is, and what is not selected stays', () => {
  const raster = halves();
  const selection = rasterFrom(new Uint8Array(120 * 40).fill(255), { ...page, width: 120 }, 1);
  const smudge = new Smudge({ ...settings, raster, selection });
  smudge.touch(rub(-5, 200));
  const after = smudge.finish();
  expect(pixelAt(after, 110, 20)).toEqual([0, 0, 0, 255]);
  const right = { x: 120, y: 0, width: 180, height: 40 };
  expect(read(after, right)).toEqual(read(raster, right));
});
