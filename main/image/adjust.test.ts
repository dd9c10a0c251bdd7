import { expect, test } from 'vitest';
import { defaultAdjustment } from '../../preload/adjustments/defaults.ts';
import type { Adjustment } from '../../preload/contract/document.ts';
import { flatten } from '../../renderer/composite/flatten.ts';
import { strongAdjustments } from '../../renderer/composite/some.testing.ts';
import { rasterLayer } from '../../renderer/picture/document.ts';
import { rasterFrom } from '../../renderer/pixels/raster.ts';
import { adjustPixels } from './adjust.ts';
import { fadePixels } from './fade.ts';
import type { Meeting } from './meeting.ts';
import type { Rgba16, Rgba8 } from './pixels.ts';

const whole: Meeting = { amount: 1, blend: 'normal' };

/** As different as colours can be, opaque or not; the same each time. */
function picture(width: number, height: number, opaque: boolean): Rgba8 {
  const data = new Uint8Array(4 * width * height);
  let state = 7;
  for (let i = 0; i < data.length; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    // Slow enough in space that filters have something to leave.
    data[i] = opaque && i % 4 === 3 ? 255 : (state >>> 24) * 0.4 + 150 * (0.5 + 0.5 * Math.sin(i / 900));
  }
  return { depth: 8, width, height, data };
}

/** What the window makes of it: the picture as a layer, and the adjustment over it. */
function inWindow({ width, height, data }: Rgba8, adjustment: Adjustment, { amount, blend }: Meeting) {
  const rect = { x: 0, y: 0, width, height };
  const photo = rasterLayer('photo', rasterFrom(data, rect, 4));
  const { pixels: _, origin: __, ...common } = photo;
  const layer = { ...common, kind: 'adjustment', adjustment, opacity: amount, blend } as const;
  return flatten([photo, layer], rect);
}

function furthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < a.length; i += 1) most = Math.max(most, Math.abs((a[i] ?? NaN) - (b[i] ?? NaN)));
  return most;
}

const all: readonly Adjustment[] = [
  ...strongAdjustments,
  { ...defaultAdjustment('levels'), all: { black: 20, white: 200, gamma: 1.4, outBlack: 5, outWhite: 240 } },
  { ...defaultAdjustment('exposure'), exposure: 0.7, offset: 0.01 },
  { ...defaultAdjustment('temperature'), temperature: 40, tint: -10 },
  defaultAdjustment('black-white'),
  { type: 'high-pass', radius: 12 },
  { type: 'blur', radius: 40 },
];
const points = ['levels', 'curves', 'brightness-contrast', 'exposure', 'hue-saturation'];

test.each(all.map((adjustment) => [adjustment.type, adjustment] as const))(
  'what a batch makes of a picture is what the window shows: %s',
  (type, adjustment) => {
    // Wider than what is worked on at once, on either side.
    const opaque = picture(1100, 130, true);
    const made = adjustPixels(opaque, adjustment, whole);
    const far = furthest(made.data, inWindow(opaque, adjustment, whole));
    // Sums that begin in other places are rounded in other places.
    expect(far).toBeLessThanOrEqual(points.includes(type) ? 0 : 1);
    const clear = picture(90, 70, false);
    for (const how of [
      whole,
      { amount: 0.4, blend: 'normal' },
      { amount: 0.8, blend: 'soft-light' },
    ] as const)
      expect(
        furthest(adjustPixels(clear, adjustment, how).data, inWindow(clear, adjustment, how)),
      ).toBeLessThan(2);
  },
);

test('16 bits stay 16 bits: a stop of exposure doubles the light of each of 65 536 greys', () => {
  const data = new Uint16Array(4 * 65_536);
  for (let grey = 0; grey < 65_536; grey += 1) data.set([grey, grey, grey, 65_535], 4 * grey);
  const picture: Rgba16 = { depth: 16, width: 256, height: 256, data };
  const made = adjustPixels(picture, { ...defaultAdjustment('exposure'), exposure: 1 }, whole);
  const light = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const number = (l: number) => (l <= 0.0031308 ? 12.92 * l : 1.055 * l ** (1 / 2.4) - 0.055);
  for (let grey = 0; grey < 65_536; grey += 97)
    expect(
      Math.abs(made.data[4 * grey]! - 65_535 * Math.min(1, number(2 * light(grey / 65_535)))),
    ).toBeLessThan(8);
  expect(new Set(made.data.filter((_, i) => i % 4 === 0)).size).toBeGreaterThan(40_000);
  const same = adjustPixels(picture, defaultAdjustment('levels'), whole);
  expect(same).toBe(picture);
});

test('a share of a step lies between what was and what it made; a result that is smaller is drawn up to the picture', async () => {
  const flat = (value: number, alpha: number, side: number): Rgba8 => {
    const data = new Uint8Array(4 * side * side).fill(value);
    for (let i = 3; i < data.length; i += 4) data[i] = alpha;
    return { depth: 8, width: side, height: side, data };
  };
  const before = flat(50, 255, 8);
  const after = flat(150, 255, 4);
  const made = await fadePixels(before, after, { amount: 0.4, blend: 'normal' });
  expect([made.width, made.height, ...made.data.subarray(0, 4)]).toEqual([8, 8, 90, 90, 90, 255]);
  const multiplied = await fadePixels(before, after, { amount: 1, blend: 'multiply' });
  expect(multiplied.data[0]).toBe(Math.round((50 * 150) / 255));
  const clearer = await fadePixels(before, flat(150, 0, 8), { amount: 0.5, blend: 'normal' });
  expect([...clearer.data.subarray(0, 4)]).toEqual([50, 50, 50, 128]);
  expect(await fadePixels(before, after, whole)).toBe(after);
  expect(await fadePixels(before, after, { amount: 0, blend: 'normal' })).toBe(before);
});
