import { describe, expect, it } from 'vitest';
import type { Adjustment, AdjustmentType } from '../../../preload/contract/document.ts';
import { gaussian } from '../../pixels/gaussian.ts';
import { bytes } from '../some.testing.ts';
import { curveThrough } from './curves.ts';
import { defaultAdjustment, isNeutral } from './defaults.ts';
import { changeSpatially, identity } from './kernel.ts';
import { kernelOf } from './table.ts';

/** What an adjustment makes of one colour, 0…255, in 8 bit. */
function changed(adjustment: Adjustment, ...colour: [number, number, number]): number[] {
  const kernel = kernelOf(adjustment, 1);
  if (kernel.kind !== 'point') throw new Error('not of single colours');
  const colours = Float32Array.from(colour, (value) => value / 255);
  kernel.change(colours, 1);
  return [...colours].map((value) => Math.round(value * 255));
}

const points = [
  'levels',
  'curves',
  'brightness-contrast',
  'exposure',
  'hue-saturation',
  'colour-balance',
  'temperature',
] as const;

describe('an adjustment that asks for nothing', () => {
  it.each(points)('changes nothing: %s', (type) => {
    expect(isNeutral(defaultAdjustment(type))).toBe(true);
    expect(kernelOf(defaultAdjustment(type), 1)).toBe(identity);
  });

  it.each(points)('and next to nothing when hardly anything: %s', (type) => {
    const slight: Record<(typeof points)[number], Adjustment> = {
      levels: { ...defaultAdjustment('levels'), all: { ...defaultAdjustment('levels').all, gamma: 1.00001 } },
      curves: {
        ...defaultAdjustment('curves'),
        all: [
          [0, 0],
          [90, 90],
          [255, 255],
        ],
      },
      'brightness-contrast': { ...defaultAdjustment('brightness-contrast'), contrast: 1e-4 },
      exposure: { ...defaultAdjustment('exposure'), exposure: 1e-5 },
      'hue-saturation': { ...defaultAdjustment('hue-saturation'), hue: 1e-4 },
      'colour-balance': {
        ...defaultAdjustment('colour-balance'),
        shadows: { cyanRed: 1e-4, magentaGreen: 0, yellowBlue: 0 },
      },
      temperature: { ...defaultAdjustment('temperature'), tint: 1e-4 },
    };
    const all = bytes(1, 3000);
    for (let i = 0; i < all.length; i += 3) {
      const colour: [number, number, number] = [all[i]!, all[i + 1]!, all[i + 2]!];
      expect(changed(slight[type], ...colour)).toEqual(colour);
    }
  });
});

describe('known values', () => {
  it('levels stretch between black and white, bend by gamma', () => {
    const { all, ...rest } = defaultAdjustment('levels');
    expect(changed({ ...rest, all: { ...all, black: 50, white: 150 } }, 50, 100, 200)).toEqual([0, 128, 255]);
    expect(changed({ ...rest, all: { ...all, gamma: 2 } }, 64, 0, 255)).toEqual([128, 0, 255]);
    expect(changed({ ...rest, all: { ...all, outBlack: 255, outWhite: 0 } }, 0, 100, 255)).toEqual([
      255, 155, 0,
    ]);
  });

  it('curves pass through their points, straight where these are on a line, and never swing past them', () => {
    const curve = curveThrough([
      [0, 10],
      [60, 40],
      [61, 200],
      [255, 200],
    ]);
    expect([0, 60, 61, 255].map(curve)).toEqual([10, 40, 200, 200]);
    for (let x = 0; x < 255; x += 0.5) expect(curve(x + 0.5)).toBeGreaterThanOrEqual(curve(x) - 1e-9);
    const line = curveThrough([
      [0, 0],
      [30, 60],
      [80, 160],
      [100, 200],
    ]);
    for (let x = 0; x <= 100; x += 1) expect(line(x)).toBeCloseTo(2 * x, 9);
    expect(curveThrough([])(77)).toBe(77);
  });

  it('a stop of exposure doubles linear light', () => {
    // 0.5 in sRGB is 0.21404 of light; twice that is 0.68587.
    expect(changed({ ...defaultAdjustment('exposure'), exposure: 1 }, 127.5, 0, 255)).toEqual([175, 0, 255]);
  });

  it('brightness and contrast', () => {
    const zero = defaultAdjustment('brightness-contrast');
    expect(changed({ ...zero, brightness: 100 }, 0, 101, 255)).toEqual([128, 178, 255]);
    expect(changed({ ...zero, brightness: -100 }, 0, 100, 255)).toEqual([0, 50, 128]);
    expect(changed({ ...zero, contrast: -100 }, 0, 100, 255)).toEqual([128, 128, 128]);
    expect(changed({ ...zero, contrast: 100 }, 0, 120, 135)).toEqual([0, 0, 255]);
  });

  it('hue turns, saturation goes, lightness goes to white', () => {
    const zero = defaultAdjustment('hue-saturation');
    expect(changed({ ...zero, hue: 120 }, 255, 0, 0)).toEqual([0, 255, 0]);
    expect(changed({ ...zero, hue: -120 }, 200, 100, 50)).toEqual([100, 50, 200]);
    expect(changed({ ...zero, saturation: -100 }, 200, 100, 50)).toEqual([125, 125, 125]);
    expect(changed({ ...zero, lightness: 100 }, 200, 100, 50)).toEqual([255, 255, 255]);
    expect(changed({ ...zero, lightness: -50 }, 200, 100, 50)).toEqual([100, 50, 25]);
    const [r, g, b] = changed({ ...zero, colorize: true, hue: -120, saturation: 100 }, 128, 128, 128);
    expect([r, g, b]).toEqual([1, 1, 255]);
  });

  it('colour balance moves only its range, and keeps the luminosity', () => {
    const zero = { ...defaultAdjustment('colour-balance'), keepLuminosity: false };
    const red = { cyanRed: 100, magentaGreen: 0, yellowBlue: 0 };
    expect(changed({ ...zero, shadows: red }, 230, 230, 230)).toEqual([230, 230, 230]);
    expect(changed({ ...zero, highlights: red }, 20, 20, 20)).toEqual([20, 20, 20]);
    // All of 0.7 · 50 % of red.
    const half = { ...red, cyanRed: 50 };
    expect(changed({ ...zero, shadows: half }, 20, 20, 20)).toEqual([109, 20, 20]);
    const [r, g, b] = changed({ ...zero, midtones: red, keepLuminosity: true }, 128, 128, 128) as [
      number,
      number,
      number,
    ];
    expect(r).toBeGreaterThan(g);
    expect(Math.abs(0.3 * r + 0.59 * g + 0.11 * b - 128)).toBeLessThan(1);
  });

  it('temperature warms, tint goes to magenta, and grey keeps its luminance', () => {
    const light = (v: number) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
    const zero = defaultAdjustment('temperature');
    const [r, g, b] = changed({ ...zero, temperature: 60 }, 128, 128, 128) as [number, number, number];
    expect(r).toBeGreaterThan(g);
    expect(g).toBeGreaterThan(b);
    expect(0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b)).toBeCloseTo(light(128), 2);
    const [mr, mg] = changed({ ...zero, tint: 60 }, 128, 128, 128) as [number, number];
    expect(mr).toBeGreaterThan(mg);
  });

  it('black and white weighs by colour and leaves greys', () => {
    const start = defaultAdjustment('black-white');
    expect(changed(start, 255, 0, 0)).toEqual([102, 102, 102]);
    expect(changed(start, 255, 255, 0)).toEqual([153, 153, 153]);
    expect(changed(start, 0, 0, 255)).toEqual([51, 51, 51]);
    expect(changed(start, 77, 77, 77)).toEqual([77, 77, 77]);
  });
});

describe('blur', () => {
  /** Both directions at once, over all of the kernel, in double precision. */
  function direct(pixels: Float32Array, width: number, height: number, sigma: number): Float64Array {
    const reach = Math.ceil(5 * sigma);
    const out = new Float64Array(pixels.length);
    const inside = (at: number, count: number) => Math.min(count - 1, Math.max(0, at));
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        let sum = 0;
        const values = [0, 0, 0, 0];
        for (let j = -reach; j <= reach; j += 1) {
          for (let i = -reach; i <= reach; i += 1) {
            const weight = Math.exp(-(i * i + j * j) / (2 * sigma * sigma));
            sum += weight;
            const at = 4 * (inside(y + j, height) * width + inside(x + i, width));
            for (let c = 0; c < 4; c += 1) values[c]! += weight * pixels[at + c]!;
          }
        }
        for (let c = 0; c < 4; c += 1) out[4 * (y * width + x) + c] = values[c]! / sum;
      }
    }
    return out;
  }

  it.each([
    [0.5, 0.6],
    [2, 1],
    [6, 2],
  ])('of %d pixels is the Gaussian within %d of 255', (sigma, tolerance) => {
    const [width, height] = [24, 20];
    const pixels = Float32Array.from({ length: 4 * width * height }, (_, i) =>
      (i >> 2) % width > 11 ? 1 : 0,
    );
    const expected = direct(pixels, width, height, sigma);
    const most = gaussian(pixels, width, height, 4, sigma).reduce(
      (worst, value, i) => Math.max(worst, Math.abs(value - expected[i]!)),
      0,
    );
    expect(most * 255).toBeLessThan(tolerance);
  });
});

describe('sharpen', () => {
  it('widens an edge by its amount, and leaves alone what is within the threshold', () => {
    const step = (low: number, high: number) =>
      Float32Array.from({ length: 4 * 16 }, (_, i) => ((i & 3) === 3 ? 1 : (i >> 2 < 8 ? low : high) / 255));
    const run = (pixels: Float32Array, threshold: number) => {
      const kernel = kernelOf({ type: 'sharpen', amount: 100, radius: 1, threshold }, 1);
      if (kernel.kind !== 'spatial') throw new Error('not of surroundings');
      changeSpatially(kernel, pixels, 16, 1);
      return [...pixels].filter((_, i) => (i & 3) === 0).map((value) => Math.round(value * 255));
    };
    const sharp = run(step(100, 150), 0);
    expect([sharp[0], sharp[15]]).toEqual([100, 150]);
    // The mean under the Gaussian beside the edge: its share beyond half a pixel, of 50.
    expect(sharp[7]).toBe(Math.round(100 - 50 * 0.3003));
    expect(run(step(100, 150), 40)).toEqual(run(step(100, 150), 255));
  });
});

it('every type has what it begins as', () => {
  const types: AdjustmentType[] = [...points, 'black-white', 'blur', 'sharpen'];
  for (const type of types) expect(defaultAdjustment(type).type).toBe(type);
});
