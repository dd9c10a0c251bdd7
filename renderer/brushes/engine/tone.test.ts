import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pixelAt, rasterFrom } from '../../pixels/raster.ts';
import { Stroke } from './paint.ts';
import { toneRanges, toning } from './tone.ts';

const byte = fc.integer({ min: 0, max: 255 });
const page = { x: 0, y: 0, width: 300, height: 40 };
const touch = { x: 20, y: 20, size: 20, opacity: 1, roundness: 1, angle: 0 };

test('midtones meet a gamma: dodge of 1/(1 + e), burn of 1 + e', () => {
  fc.assert(
    fc.property(byte, fc.double({ min: 0, max: 1, noNaN: true }), (value, exposure) => {
      const near = (tone: 'dodge' | 'burn', gamma: number) => {
        const right = 255 * (value / 255) ** gamma;
        expect(Math.abs(toning(tone, 'midtones')(value, exposure) - right)).toBeLessThan(0.75);
      };
      near('dodge', 1 / (1 + exposure));
      near('burn', 1 + exposure);
    }),
  );
});

test('at no exposure nothing changes, and more never turns tones round', () => {
  for (const tone of ['dodge', 'burn'] as const) {
    for (const range of toneRanges) {
      const curve = toning(tone, range);
      for (let value = 0; value < 256; value += 1) {
        expect(curve(value, 0)).toBe(value);
        if (value > 0) expect(curve(value, 0.6)).toBeGreaterThanOrEqual(curve(value - 1, 0.6));
        const lighter = curve(value, 0.9) - curve(value, 0.3);
        expect(tone === 'dodge' ? lighter : -lighter).toBeGreaterThanOrEqual(0);
      }
    }
  }
});

test('shadows keep white, highlights keep black', () => {
  expect(toning('dodge', 'shadows')(255, 1)).toBe(255);
  expect(toning('dodge', 'shadows')(0, 1)).toBe(85);
  expect(toning('dodge', 'highlights')(0, 1)).toBe(0);
  expect(toning('burn', 'highlights')(255, 1)).toBe(170);
  expect(toning('burn', 'shadows')(85, 1)).toBe(0);
});

test('a stroke exposes what it covers by its strength, half where half is selected, and keeps alpha', () => {
  const raster = rasterFrom(
    new Uint8Array(300 * 40 * 4).map((_, at) => (at % 4 === 3 ? 200 : 100)),
    page,
    4,
  );
  const paint = { kind: 'tone', toning: toning('dodge', 'midtones'), channels: 4 } as const;
  const painting = { raster, paint, opacity: 0.8, flow: 1, hardness: 1, within: page };
  const dodged = (exposure: number) => Math.round(255 * (100 / 255) ** (1 / (1 + exposure)));
  const whole = new Stroke({ ...painting, selection: null });
  whole.touch([touch, touch]);
  expect(pixelAt(whole.finish(), 20, 20)).toEqual([dodged(0.8), dodged(0.8), dodged(0.8), 200]);
  expect(pixelAt(whole.finish(), 40, 20)).toEqual([100, 100, 100, 200]);
  const selection = rasterFrom(new Uint8Array(300 * 40).fill(128), page, 1);
  const half = new Stroke({ ...painting, selection });
  half.touch([touch]);
  expect(pixelAt(half.finish(), 20, 20)[0]).toBe(dodged(0.8 * (128 / 255)));
});

test('a mask is dodged as a picture is', () => {
  const raster = rasterFrom(new Uint8Array(300 * 40).fill(100), page, 1);
  const paint = { kind: 'tone', toning: toning('burn', 'midtones'), channels: 1 } as const;
  const stroke = new Stroke({
    raster,
    paint,
    opacity: 1,
    flow: 1,
    hardness: 1,
    selection: null,
    within: page,
  });
  stroke.touch([touch]);
  expect(pixelAt(stroke.finish(), 20, 20)).toEqual([Math.round(100 ** 2 / 255)]);
  expect(pixelAt(stroke.finish(), 60, 20)).toEqual([100]);
});
