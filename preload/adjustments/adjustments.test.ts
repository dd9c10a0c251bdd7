import { describe, expect, it } from 'vitest';
import { bytes } from '../../renderer/composite/some.testing.ts';
import type { Adjustment, AdjustmentType } from '../contract/document.ts';
import { gaussian } from '../pixels/gaussian.ts';
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

const filters = ['blur', 'sharpen', 'noise', 'median', 'high-pass'] as const;

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
      changeSpatially(kernel, pixels, { x: 0, y: 0, width: 16, height: 1 });
      return [...pixels].filter((_, i) => (i & 3) === 0).map((value) => Math.round(value * 255));
    };
    const sharp = run(step(100, 150), 0);
    expect([sharp[0], sharp[15]]).toEqual([100, 150]);
    // The mean under the Gaussian beside the edge: its share beyond half a pixel, of 50.
    expect(sharp[7]).toBe(Math.round(100 - 50 * 0.3003));
    expect(run(step(100, 150), 40)).toEqual(run(step(100, 150), 255));
  });
});

/** What a filter makes of opaque greys, 0…1. */
function filtered(
  adjustment: Adjustment,
  values: readonly number[],
  width: number,
  scale = 1,
  part?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Float32Array {
  const kernel = kernelOf(adjustment, scale);
  if (kernel.kind !== 'spatial') throw new Error('not of surroundings');
  const pixels = Float32Array.from({ length: 4 * values.length }, (_, i) =>
    i % 4 < 3 ? values[i >> 2]! : 1,
  );
  const region = { x: 0, y: 0, width, height: values.length / width };
  return kernel.change(pixels, region, part ?? region);
}
const reds = (pixels: Float32Array) => [...pixels].filter((_, i) => i % 4 === 0);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

describe('a blurred point', () => {
  it.each([2, 5, 12])('is the bell of its radius: %d pixels', (radius) => {
    const side = 101;
    const values = Array.from({ length: side * side }, (_, i) => (i === 50 * side + 50 ? 1 : 0));
    const bell = (x: number, y: number) =>
      Math.exp(-((x - 50) ** 2 + (y - 50) ** 2) / (2 * radius * radius)) / (2 * Math.PI * radius * radius);
    const result = reds(filtered({ type: 'blur', radius }, values, side));
    const peak = bell(50, 50);
    for (const [i, value] of result.entries())
      expect(Math.abs(value - bell(i % side, Math.floor(i / side)))).toBeLessThan(0.08 * peak);
  });
});

describe('high pass', () => {
  it('is grey where nothing changes, and with what the blur leaves it is the picture again', () => {
    const values = Array.from({ length: 30 * 20 }, (_, i) => (i % 30 < 15 ? 0.4 : 0.6));
    const details = reds(filtered({ type: 'high-pass', radius: 3 }, values, 30));
    const rest = reds(filtered({ type: 'blur', radius: 3 }, values, 30));
    expect(details[0]).toBeCloseTo(0.5, 2);
    for (const [i, value] of values.entries()) expect(details[i]! - 0.5 + rest[i]!).toBeCloseTo(value, 5);
  });
});

describe('median', () => {
  const speck = Array.from({ length: 9 * 9 }, (_, i) => (i === 40 ? 1 : 0.2));
  it('takes a speck away and keeps an edge', () => {
    expect(
      reds(filtered({ type: 'median', radius: 1 }, speck, 9)).every((v) => Math.abs(v - 0.2) < 1e-6),
    ).toBe(true);
    const edge = Array.from({ length: 9 * 9 }, (_, i) => (i % 9 < 4 ? 0 : 1));
    expect(reds(filtered({ type: 'median', radius: 3 }, edge, 9))).toEqual(edge);
  });

  it('reaches as far in the picture at every size', () => {
    expect(kernelOf({ type: 'median', radius: 8 }, 0.25)).toMatchObject({ margin: 2 });
    expect(kernelOf({ type: 'median', radius: 1 }, 0.25)).toBe(identity);
  });
});

describe('noise', () => {
  const grey = Array<number>(128 * 128).fill(0.5);
  const start = defaultAdjustment('noise');

  it('is as strong as its amount says, the same for a seed, another for another', () => {
    const normal = filtered({ ...start, amount: 8 }, grey, 128);
    const own = reds(normal);
    expect(mean(own)).toBeCloseTo(0.5, 2);
    expect(deviation(own)).toBeCloseTo(0.08, 2);
    const again = filtered({ ...start, amount: 8 }, grey, 128);
    expect(Buffer.from(again.buffer).equals(Buffer.from(normal.buffer))).toBe(true);
    const other = reds(filtered({ ...start, amount: 8, seed: 2 }, grey, 128));
    const shared = mean(other.map((value, i) => (value - 0.5) * (own[i]! - 0.5)));
    expect(Math.abs(shared)).toBeLessThan(0.08 ** 2 / 20);
    const even = reds(filtered({ ...start, amount: 20, distribution: 'uniform' }, grey, 128));
    expect(Math.min(...even)).toBeGreaterThanOrEqual(0.3 - 1e-6);
    expect(Math.max(...even)).toBeLessThanOrEqual(0.7 + 1e-6);
    expect(deviation(even)).toBeCloseTo(0.2 / Math.sqrt(3), 2);
  });

  it('has no direction, and colours of its own unless it is monochromatic', () => {
    const grains = reds(filtered(start, grey, 128)).map((value) => value - 0.5);
    const along = (step: number) => mean(grains.slice(step).map((value, i) => value * grains[i]!)) / 0.1 ** 2;
    for (const step of [1, 2, 128, 129]) expect(Math.abs(along(step))).toBeLessThan(0.04);
    const same = filtered({ ...start, monochromatic: true }, grey, 128);
    expect([same[1], same[2]]).toEqual([same[0], same[0]]);
    const own = filtered(start, grey, 128);
    expect(own[1]).not.toBe(own[0]);
  });

  it('lies where it lies whichever part is asked for', () => {
    const all = filtered(start, grey, 128);
    const part = filtered(start, grey, 128, 1, { x: 17, y: 5, width: 4, height: 3 });
    expect([...part.subarray(16, 32)]).toEqual([...all.subarray(4 * (6 * 128 + 17), 4 * (6 * 128 + 21))]);
  });

  it.each([0, 0.1, 0.5])(
    'at a quarter of the size looks as what is made at full size and shrunk: %d',
    (value) => {
      const noise = { ...start, amount: 40 };
      const full = reds(filtered(noise, Array<number>(256 * 256).fill(value), 256));
      const shrunk = Array.from({ length: 64 * 64 }, (_, i) => {
        const [x, y] = [4 * (i % 64), 4 * Math.floor(i / 64)];
        return mean(Array.from({ length: 16 }, (_, j) => full[(y + (j >> 2)) * 256 + x + (j & 3)]!));
      });
      const small = reds(filtered(noise, Array<number>(64 * 64).fill(value), 64, 0.25));
      expect(mean(small)).toBeCloseTo(mean(shrunk), 2);
      expect(deviation(small)).toBeCloseTo(deviation(shrunk), 2);
    },
  );
});

it('every type has what it begins as', () => {
  const types: AdjustmentType[] = [...points, 'black-white', ...filters];
  for (const type of types) expect(defaultAdjustment(type).type).toBe(type);
});
