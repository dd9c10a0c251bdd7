import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rasterFrom, read } from '../raster.ts';
import { finish } from '../work.ts';
import { finished, refine, refined } from './refine.ts';
import { selectionFrom } from './tiles.ts';

const page = { x: 0, y: 0, width: 300, height: 60 };
const plain = { radius: 0, smooth: 0, contrast: 0, shift: 0 };

/** A subject of one colour before another, with an edge that is soft over 12 pixels around x = 150. */
const truth = (x: number) => Math.min(1, Math.max(0, (156 - (x + 0.5)) / 12));

function blended(front: readonly number[], back: readonly number[]) {
  const data = new Uint8Array(page.width * page.height * 4).fill(255);
  for (let at = 0; at < page.width * page.height; at += 1) {
    const share = truth(at % page.width);
    for (let c = 0; c < 3; c += 1) data[4 * at + c] = Math.round(share * front[c]! + (1 - share) * back[c]!);
  }
  return rasterFrom(data, page, 4);
}

function hard(edge: (y: number) => number) {
  const data = Uint8Array.from({ length: page.width * page.height }, (_, at) =>
    at % page.width < edge(Math.floor(at / page.width)) ? 255 : 0,
  );
  return selectionFrom(data, page);
}

test('a hard and careless edge becomes the one that the picture has', () => {
  const picture = blended([200, 40, 60], [20, 120, 230]);
  const rough = hard((y) => 147 + (y % 7));
  const found = read(finish(refine(rough, picture, page, { ...plain, radius: 10 })), page);
  const away = Array.from(found, (value, at) => Math.abs(value / 255 - truth(at % page.width)));
  expect(Math.max(...away)).toBeLessThan(0.06);
});

test('far from the edge nothing changes, and with nothing asked for nothing at all', () => {
  const picture = blended([200, 40, 60], [20, 120, 230]);
  const selection = hard(() => 150);
  expect(read(finish(refine(selection, picture, page, plain)), page)).toEqual(read(selection, page));
  const found = read(finish(refine(selection, picture, page, { ...plain, radius: 4 })), page);
  const wrong = found.findIndex(
    (value, at) => Math.abs((at % page.width) - 150) > 5 && value !== (at % page.width < 150 ? 255 : 0),
  );
  expect(wrong).toBe(-1);
});

test('what is evenly selected in part is treated alike near its edge and far from it', () => {
  const wide = { x: 0, y: 0, width: 1000, height: 20 };
  const data = Uint8Array.from({ length: wide.width * wide.height }, (_, at) =>
    at % wide.width < 20 ? 0 : 160,
  );
  const picture = rasterFrom(new Uint8Array(4 * data.length).fill(255), wide, 4);
  const found = read(
    finish(refine(selectionFrom(data, wide), picture, wide, { ...plain, contrast: 1 })),
    wide,
  );
  expect(found).toEqual(Uint8ClampedArray.from(data, (value) => (value > 0 ? 255 : 0)));
});

test('where colours say nothing the edge stays where it was', () => {
  const selection = hard(() => 150);
  const found = read(
    finish(refine(selection, blended([90, 90, 90], [90, 90, 90]), page, { ...plain, radius: 6 })),
    page,
  );
  const row = found.subarray(20 * page.width, 21 * page.width);
  expect(row.findIndex((value) => value < 128)).toBeGreaterThanOrEqual(149);
  expect(row.findIndex((value) => value < 128)).toBeLessThanOrEqual(151);
});

test('the blocks that it is done in make no difference', () => {
  const all = { x: 0, y: 0, width: 700, height: 320 };
  const value = (at: number, c: number) => (Math.imul(at * 3 + c + 1, 0x9e3779b1) >>> 26) + 60 * c;
  const edge = (y: number) => 350 + 120 * Math.sin(y / 40);
  const bytes = Uint8Array.from({ length: all.width * all.height * 4 }, (_, i) => {
    const [at, c] = [Math.floor(i / 4), i % 4];
    const front = at % all.width < edge(Math.floor(at / all.width)) + 4;
    return c === 3 ? 255 : value(at, c) + (front ? 70 : 0);
  });
  const rough = Uint8ClampedArray.from({ length: all.width * all.height }, (_, at) =>
    at % all.width < edge(Math.floor(at / all.width)) ? 255 : 0,
  );
  const how = { ...plain, radius: 13 };
  const window = { width: all.width, height: all.height, data: rough };
  const whole = refined.run({ how, pixels: new Uint8ClampedArray(bytes), window, part: all });
  const blocks = read(finish(refine(selectionFrom(rough, all), rasterFrom(bytes, all, 4), all, how)), all);
  const apart = whole.reduce((most, each, at) => Math.max(most, Math.abs(each - blocks[at]!)), 0);
  expect(apart).toBeLessThanOrEqual(1);
});

test('contrast and shift leave nothing and all, keep the order, and meet their ends', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 254 }),
      share,
      fc.double({ min: -1, max: 1, noNaN: true }),
      (value, contrast, shift) => {
        const how = { contrast, shift };
        expect(finished(0, how)).toBe(0);
        expect(finished(255, how)).toBe(255);
        expect(finished(value + 1, how)).toBeGreaterThanOrEqual(finished(value, how));
        expect(finished(value, { contrast: 0, shift: 0 })).toBeCloseTo(value, 6);
      },
    ),
  );
  expect(finished(64, { contrast: 0, shift: 0.5 })).toBeCloseTo(255 * (64 / 255) ** 0.5, 6);
  expect([127, 128].map((value) => finished(value, { contrast: 1, shift: 0 }))).toEqual([0, 255]);
});
