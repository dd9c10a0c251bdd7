/** Paintings that nobody would hang: each gives a picture that can be believed, by every method that reads their statistics. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { root } from '../../../../scripts/root.ts';
import { decodePicture, decodePictureBytes } from '../../../image/decode.ts';
import { noise } from '../../../image/noise.ts';
import type { Pixels } from '../../../image/pixels.ts';
import { fromPlanes } from '../../../image/planes.ts';
import { resizePixels } from '../../../image/resize-pixels.ts';
import { readLearntStyle } from '../../networks/learnt-style.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { learnStyle } from '../learn-style/definition.ts';
import { runToEnd } from '../run-tool.ts';
import { restyle } from './definition.ts';

// A step of learning takes a second or more.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let runtime: Runtime;
let photo: Pixels;
beforeAll(async () => {
  runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' });
  const { pixels } = await decodePicture(join(root, 'resources/samples/chelsea.jpg'));
  photo = await resizePixels(pixels, 96, 64);
});
afterAll(() => runtime.close());

function made(
  width: number,
  height: number,
  colour: (x: number, y: number, c: number) => number,
  depth: 8 | 16 = 8,
) {
  const data = new Float32Array(3 * width * height).map((_, i) => {
    const at = i % (width * height);
    return colour(at % width, Math.floor(at / width), Math.floor(i / (width * height)));
  });
  return fromPlanes({ width, height, data }, depth);
}

const waves = (x: number, y: number, c: number) => 0.5 + 0.4 * Math.sin(0.3 * x - 0.2 * (c + 1) * y);
const grey = () => made(80, 60, (x, y) => waves(x, y, 0));
/** Half of it can't be seen, with colours under it that can't be overlooked. */
function hidden(under: number): Pixels {
  const pixels = made(80, 60, waves);
  pixels.data.forEach((_, p) => {
    if ((p >> 2) % 80 < 40) pixels.data[p] = p % 4 === 3 ? 0 : under;
  });
  return pixels;
}

const odd: Record<string, () => Pixels> = {
  'the smallest there may be': () => made(32, 32, waves),
  grey,
  'black and white': () => made(80, 60, (x, y) => (Math.floor(x / 7) + Math.floor(y / 5)) % 2),
  'nearly flat': () => made(80, 60, (x, y, c) => 0.5 + 0.04 * (waves(x, y, c) - 0.5)),
  'partly transparent': () => hidden(255),
  'a strip': () => made(1200, 50, waves),
  'a strip that stands': () => made(34, 780, waves),
  'of 16 bits': () => made(80, 60, waves, 16),
  noise: () => fromPlanes(noise(80, 60, { seed: 3 }), 8),
};

const paint = async (painting: Pixels, settings: object = {}, learnt: Uint8Array | null = null) => {
  const style = [
    { name: 'odd.png', pixels: painting, ...(learnt && { learnt: () => Promise.resolve(learnt) }) },
  ];
  const inputs = { image: { name: 'cat.jpg', pixels: photo }, style, startPicture: null };
  return (await runToEnd(restyle, inputs, { method: 'fast', longestSide: 96, ...settings }, runtime)).pixels;
};

/** Of each pixel's luma, the mean and how far it lies from that, 0…255, and the share of values at either end. */
function looks({ data, depth }: Pixels) {
  expect(depth).toBe(8);
  const lumas = Array.from({ length: data.length / 4 }, (_, i) => {
    const [r = 0, g = 0, b = 0] = data.subarray(4 * i);
    return 0.299 * r + 0.587 * g + 0.114 * b;
  });
  const mean = lumas.reduce((sum, luma) => sum + luma, 0) / lumas.length;
  const deviation = Math.sqrt(lumas.reduce((sum, luma) => sum + (luma - mean) ** 2, 0) / lumas.length);
  const ends = lumas.filter((luma) => luma < 2 || luma > 253).length / lumas.length;
  return { mean, deviation, ends };
}

function expectBelievable(pixels: Pixels): void {
  const { mean, deviation, ends } = looks(pixels);
  expect(mean).toBeGreaterThan(20);
  expect(mean).toBeLessThan(235);
  // Neither one colour nor burnt out.
  expect(deviation).toBeGreaterThan(4);
  expect(ends).toBeLessThan(0.5);
}

test.each(Object.keys(odd))('%s: a photo painted after it is a picture', async (name) => {
  const painting = odd[name]!();
  expectBelievable(await paint(painting));
  expectBelievable(await paint(painting, { keepColours: 'histogram' }));
});

test.each(['nearly flat', 'partly transparent', 'a strip that stands'])(
  '%s: it is learnt, and the painting that its style keeps can be painted after',
  async (name) => {
    const learning = {
      image: { name: 'cat.jpg', pixels: photo },
      style: [{ name: 'odd.png', pixels: odd[name]!() }],
      photos: null,
    };
    const { file, measures } = await runToEnd(learnStyle, learning, { side: '192', steps: 1 }, runtime);
    for (const value of Object.values(measures)) expect(value).toSatisfy(Number.isFinite);
    const { painting } = readLearntStyle(file, 'odd');
    const { pixels } = await decodePictureBytes(painting.file, 'odd');
    expectBelievable(await paint(pixels, {}, file));
  },
);

test('colours that can’t be seen change nothing of what is painted', async () => {
  const [dark, light] = [await paint(hidden(0)), await paint(hidden(255))];
  expect(dark.data).toEqual(light.data);
});

test('a strip of which a style could keep too little says how narrow it may be', async () => {
  const style = [{ name: 'strip.png', pixels: made(2000, 40, waves) }];
  const inputs = { image: { name: 'cat.jpg', pixels: photo }, style, photos: null };
  await expect(runToEnd(learnStyle, inputs, { side: '192', steps: 1 }, runtime)).rejects.toMatchObject({
    ...{ code: 'image-too-small', because: 'strip', values: { name: 'strip.png', times: 24 } },
  });
});
