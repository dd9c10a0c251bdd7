import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { rotation, scaling, skewing, chain, translation } from '../affine.ts';
import type { Affine } from '../affine.ts';
import { contentBounds, rasterFrom, read } from '../raster.ts';
import type { Raster } from '../raster.ts';
import type { Rect } from '../rect.ts';
import { finish } from '../work.ts';
import { interpolations } from './kernel.ts';
import type { Interpolation } from './kernel.ts';
import { transformRaster } from './resample.ts';

const mapped = (raster: Raster, map: Affine, how: Interpolation = 'lanczos') =>
  finish(transformRaster(raster, map, how));

/** An opaque picture from a function of the pixel's middle. */
function drawn(rect: Rect, colour: (x: number, y: number) => readonly number[]): Raster {
  const data = new Uint8ClampedArray(rect.width * rect.height * 4);
  for (let y = 0; y < rect.height; y += 1) {
    for (let x = 0; x < rect.width; x += 1) {
      data.set(colour(rect.x + x + 0.5, rect.y + y + 0.5), (y * rect.width + x) * 4);
    }
  }
  return rasterFrom(data, rect, 4);
}

/** Bytes that look like chance, the same every time (Park and Miller, 1988). */
function noise(rect: Rect, channels: 1 | 4, seed = 7): Raster {
  let state = seed;
  const data = Uint8ClampedArray.from({ length: rect.width * rect.height * channels }, () => {
    state = (state * 48271) % 2147483647;
    return state % 256;
  });
  return rasterFrom(data, rect, channels);
}

const box = { x: -37, y: 19, width: 280, height: 130 };

test('four quarter turns give the same bytes', () => {
  for (const channels of [1, 4] as const) {
    const raster = noise(box, channels);
    let turned = raster;
    for (let turn = 0; turn < 4; turn += 1) turned = mapped(turned, rotation(90, { x: 50, y: 60 }));
    expect(turned.x).toBe(raster.x);
    expect(turned.y).toBe(raster.y);
    expect(Buffer.from(read(turned, box)).equals(Buffer.from(read(raster, box)))).toBe(true);
  }
});

test('a quarter turn puts every pixel where geometry says', () => {
  const raster = noise({ x: 3, y: 5, width: 270, height: 40 }, 4);
  const turned = mapped(raster, rotation(90));
  // Clockwise with y down: (x, y) → (−y, x); the pixel [x, x+1) × [y, y+1) becomes [−y−1, −y) × [x, x+1).
  for (const [x, y] of [
    [3, 5],
    [272, 44],
    [100, 17],
  ] as const) {
    const before = read(raster, { x, y, width: 1, height: 1 });
    expect(read(turned, { x: -y - 1, y: x, width: 1, height: 1 })).toEqual(before);
  }
});

test('mirroring twice gives the same bytes', () => {
  const raster = noise(box, 4);
  for (const mirror of [scaling(-1, 1, { x: 12, y: 0 }), scaling(1, -1, { x: 0, y: 7.5 })]) {
    const twice = mapped(mapped(raster, mirror), mirror);
    expect([twice.x, twice.y]).toEqual([raster.x, raster.y]);
    expect(Buffer.from(read(twice, box)).equals(Buffer.from(read(raster, box)))).toBe(true);
  }
});

test('a move by whole pixels rewrites none', () => {
  const raster = noise(box, 4);
  fc.assert(
    fc.property(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }), (dx, dy) => {
      const moved = mapped(raster, translation(dx, dy));
      expect(moved.tiles).toBe(raster.tiles);
      expect([moved.x, moved.y]).toEqual([raster.x + dx, raster.y + dy]);
    }),
  );
});

test('a constant picture stays constant and opaque at every whole size, with sharp edges', () => {
  const colour = [200, 77, 3, 255];
  const raster = drawn({ x: 0, y: 0, width: 120, height: 90 }, () => colour);
  for (const how of interpolations) {
    for (const [width, height] of [
      [360, 270],
      [40, 45],
      [119, 91],
      [7, 300],
    ] as const) {
      const scaled = mapped(raster, scaling(width / 120, height / 90), how);
      expect(contentBounds(scaled)).toEqual({ x: 0, y: 0, width, height });
      const bytes = read(scaled, { x: 0, y: 0, width, height });
      for (let at = 0; at < bytes.length; at += 4) {
        if (bytes[at] !== 200 || bytes[at + 1] !== 77 || bytes[at + 2] !== 3 || bytes[at + 3] !== 255)
          throw new Error(
            `${how} ${width} × ${height}: pixel ${at / 4} is ${bytes.slice(at, at + 4).join()}`,
          );
      }
    }
  }
});

test('a constant colour keeps its colour under any map, at every alpha', () => {
  const raster = drawn(box, (x) => [180, 40, 90, x < 60 ? 255 : 60]);
  const anyMap = fc
    .tuple(
      fc.double({ min: 0.2, max: 2.2, noNaN: true }),
      fc.double({ min: 0.2, max: 2.2, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: -0.8, max: 0.8, noNaN: true }),
    )
    .map(([sx, sy, degrees, lean]) => chain(chain(scaling(sx, sy), skewing(lean, 0)), rotation(degrees)));
  fc.assert(
    fc.property(anyMap, fc.constantFrom(...interpolations), (map, how) => {
      const turned = mapped(raster, map, how);
      const bytes = read(turned, contentBounds(turned));
      for (let at = 0; at < bytes.length; at += 4) {
        if (bytes[at + 3]! < 8) continue;
        if (Math.abs(bytes[at]! - 180) > 1 || Math.abs(bytes[at + 1]! - 40) > 1)
          throw new Error(`The pixel is ${bytes.slice(at, at + 4).join()}.`);
      }
    }),
    { numRuns: 12 },
  );
});

test('a linear ramp that is turned is the ramp in the new direction', () => {
  const ramp = (x: number, y: number) => [20 + x * 0.8, 230 - y * 0.6, 100, 255];
  const raster = drawn({ x: 0, y: 0, width: 240, height: 240 }, ramp);
  for (const degrees of [10, 33, 45, 117]) {
    const about = { x: 120, y: 120 };
    for (const how of ['bilinear', 'lanczos'] as const) {
      const turned = mapped(raster, rotation(degrees, about), how);
      const inner = { x: 70, y: 70, width: 100, height: 100 };
      const bytes = read(turned, inner);
      const back = (degrees * Math.PI) / 180;
      for (let y = 0; y < 100; y += 7) {
        for (let x = 0; x < 100; x += 7) {
          const [dx, dy] = [inner.x + x + 0.5 - 120, inner.y + y + 0.5 - 120];
          const sx = 120 + dx * Math.cos(back) + dy * Math.sin(back);
          const sy = 120 - dx * Math.sin(back) + dy * Math.cos(back);
          const [red = 0, green = 0] = ramp(sx, sy);
          // Lanczos keeps straight lines to within 1 %; rounding to bytes comes on top.
          expect(Math.abs(bytes[(y * 100 + x) * 4]! - red)).toBeLessThan(1.6);
          expect(Math.abs(bytes[(y * 100 + x) * 4 + 1]! - green)).toBeLessThan(1.6);
        }
      }
    }
  }
});

test('shrinking agrees with libvips', async () => {
  const [width, height] = [300, 220];
  const raster = drawn({ x: 0, y: 0, width, height }, (x, y) => [
    128 + 100 * Math.sin(x / 5) * Math.cos(y / 9),
    x > 150 ? 220 : 30,
    (x * y) % 256 > 128 ? 200 : 60,
    255,
  ]);
  const raw = { width, height, channels: 4 as const };
  const pixels = read(raster, { x: 0, y: 0, width, height });
  for (const scale of [0.8, 0.6]) {
    const size = { width: width * scale, height: height * scale };
    const theirs = await sharp(Buffer.from(pixels), { raw })
      .resize(size.width, size.height, { kernel: 'lanczos3', fit: 'fill' })
      .raw()
      .toBuffer();
    const ours = read(mapped(raster, scaling(scale, scale)), { x: 0, y: 0, ...size });
    let sum = 0;
    let most = 0;
    for (let at = 0; at < ours.length; at += 1) {
      const difference = Math.abs(ours[at]! - theirs[at]!);
      sum += difference;
      most = Math.max(most, difference);
    }
    // libvips rounds its kernel to 1/64 of a pixel and to 16 bits.
    expect(sum / ours.length).toBeLessThan(0.6);
    expect(most).toBeLessThanOrEqual(6);
  }
});

test('the two ways to resample agree where both apply', () => {
  const raster = noise({ x: 0, y: 0, width: 90, height: 70 }, 4);
  for (const how of ['bilinear', 'lanczos'] as const) {
    for (const scale of [0.4, 1.7]) {
      const straight = mapped(raster, scaling(scale, scale), how);
      // So small a turn moves nothing by a hundredth of a pixel, but takes the general way.
      const turned = mapped(raster, chain(scaling(scale, scale), rotation(1e-4)), how);
      const place = { x: 3, y: 3, width: Math.floor(90 * scale) - 6, height: Math.floor(70 * scale) - 6 };
      const [a, b] = [read(straight, place), read(turned, place)];
      expect(Math.max(...a.map((value, at) => Math.abs(value - b[at]!)))).toBeLessThanOrEqual(4);
    }
  }
});

test('fine lines turn grey when shrunk instead of beating, turned or not', () => {
  const raster = drawn({ x: 0, y: 0, width: 800, height: 800 }, (x) =>
    Math.floor(x) % 2 === 0 ? [255, 255, 255, 255] : [0, 0, 0, 255],
  );
  for (const degrees of [0, 20]) {
    for (const how of ['bilinear', 'lanczos'] as const) {
      const small = mapped(raster, chain(scaling(0.21, 0.21), rotation(degrees, { x: 84, y: 84 })), how);
      const bytes = read(small, { x: 60, y: 60, width: 48, height: 48 });
      for (let at = 0; at < bytes.length; at += 4) expect(Math.abs(bytes[at]! - 127.5)).toBeLessThan(12);
    }
  }
});

test('colours under transparent pixels do not bleed into their neighbours', () => {
  const raster = drawn({ x: 0, y: 0, width: 40, height: 40 }, (x) =>
    x < 20 ? [255, 0, 0, 255] : [0, 255, 0, 0],
  );
  const grown = mapped(raster, scaling(2.5, 2.5));
  const bytes = read(grown, { x: 0, y: 0, width: 100, height: 100 });
  for (let at = 0; at < bytes.length; at += 4) {
    if (bytes[at + 3]! > 0) expect(bytes[at + 1]).toBe(0);
  }
});

test('a mask keeps what is outside it', () => {
  const data = new Uint8ClampedArray(100 * 60).fill(0);
  const mask = rasterFrom(data, { x: 10, y: 10, width: 100, height: 60 }, 1, 255);
  const turned = mapped(mask, rotation(30, { x: 60, y: 40 }));
  expect(turned.outside).toBe(255);
  expect([...read(turned, { x: 60, y: 40, width: 1, height: 1 })]).toEqual([0]);
  expect([...read(turned, { x: -200, y: 40, width: 1, height: 1 })]).toEqual([255]);
});

test('a strip a fraction of a pixel wide covers that fraction', () => {
  const raster = drawn({ x: 0, y: 0, width: 10, height: 40 }, () => [255, 255, 255, 255]);
  const thin = mapped(raster, chain(scaling(0.05, 1), translation(3.25, 0)));
  const [, , , alpha] = read(thin, { x: 3, y: 10, width: 1, height: 1 });
  expect(alpha).toBe(128);
});
