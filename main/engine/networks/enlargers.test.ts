import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { formulaPhoto } from '../../image/formula-pictures.testing.ts';
import { randomSource } from '../../image/noise.ts';
import { openRuntime } from '../runtime/runtime.ts';
import type { Enlarger } from './enlarger.ts';
import { srresnetWeights, chainWeights } from './enlargers.testing.ts';
import { jpegCleaner } from './jpeg-cleaner.ts';
import { runOnPicture } from './run-picture.testing.ts';
import { readSafetensors } from './safetensors.ts';
import { srresnet, srresnetFactors } from './srresnet.ts';
import { vdsr } from './vdsr.ts';
import type { Weights } from './weights.ts';

const runtime = await openRuntime({ models: '', provider: 'cpu' });
afterAll(() => runtime.close());

const run = ({ enlarge }: Pick<Enlarger, 'enlarge'>, data: Float32Array, width: number, height: number) =>
  runOnPicture(runtime, enlarge, data, width, height);

/** One map convolved 3×3 with zeros around, in double precision: the plainest way to write it. */
function direct(maps: Float64Array[], weights: Weights, name: string, width: number, height: number) {
  const { data: kernel, shape } = weights.get(`${name}.weight`)!;
  const { data: bias } = weights.get(`${name}.bias`)!;
  const [out = 0, channels = 0] = shape;
  return Array.from({ length: out }, (_, o) =>
    Float64Array.from({ length: width * height }, (_, i) => {
      let sum = bias[o]!;
      for (let c = 0; c < channels; c += 1) {
        for (let tap = 0; tap < 9; tap += 1) {
          const x = (i % width) + (tap % 3) - 1;
          const y = Math.floor(i / width) + Math.floor(tap / 3) - 1;
          if (x < 0 || y < 0 || x >= width || y >= height) continue;
          sum += kernel[(o * channels + c) * 9 + tap]! * maps[c]![y * width + x]!;
        }
      }
      return sum;
    }),
  );
}

/** A chain of four convolutions on the blocks: the two between are skipped over. */
function fourLayers(blocks: Float64Array[], weights: Weights, width: number, height: number) {
  const x = direct(blocks, weights, 'convs.0', width, height);
  const between = direct(x, weights, 'convs.1', width, height).map((map) => map.map((v) => Math.max(0, v)));
  const added = direct(between, weights, 'convs.2', width, height);
  const sum = x.map((map, c) => map.map((v, i) => v + added[c]![i]!));
  return direct(sum, weights, 'convs.3', width, height);
}

const random = randomSource(8);
const photo = (width: number, height: number) => Float32Array.from({ length: 3 * width * height }, random);
const furthest = (a: Float32Array, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length);
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);
};

describe.each([2, 4] as const)('srresnet ×%i', (factor) => {
  const [width, height, features, blocks] = [7, 5, 6, 3];
  const weights = srresnetWeights({ width: features, blocks, factors: [2, 4] });

  test('is what its equations say', async () => {
    const picture = photo(width, height);
    const planes = [0, 1, 2].map((c) =>
      Float64Array.from(picture.subarray(c * width * height, (c + 1) * width * height), (v) => v - 0.45),
    );
    const head = direct(planes, weights, 'head', width, height);
    let x = head;
    for (let i = 0; i < blocks; i += 1) {
      const slopes = weights.get(`body.${i}.prelu.weight`)!.data;
      const a = direct(x, weights, `body.${i}.a`, width, height);
      const bent = a.map((map, c) => map.map((v) => (v > 0 ? v : slopes[c]! * v)));
      const b = direct(bent, weights, `body.${i}.b`, width, height);
      x = x.map((map, c) => map.map((v, at) => v + b[c]![at]!));
    }
    const sum = x.map((map, c) => map.map((v, at) => v + head[c]![at]!));
    const tail = direct(sum, weights, `tail${factor}`, width, height);
    const [wide, tall] = [width * factor, height * factor];
    const expected = Float64Array.from({ length: 3 * wide * tall }, (_, i) => {
      const [c, y, px] = [Math.floor(i / (wide * tall)), Math.floor(i / wide) % tall, i % wide];
      const place = (y % factor) * factor + (px % factor);
      return tail[c * factor ** 2 + place]![Math.floor(y / factor) * width + Math.floor(px / factor)]!;
    });
    expect(furthest(await run(srresnet(weights, factor), picture, width, height), expected)).toBeLessThan(
      1e-5,
    );
  });

  test('looks as far as it says', async () => {
    const network = srresnet(weights, factor);
    expect(network.reach).toBe(2 * blocks + 2);
    const [wide, at] = [41, 20];
    const plain = new Float32Array(3 * wide).fill(0.5);
    const touched = plain.slice().fill(1, at, at + 1);
    const [a, b] = [await run(network, plain, wide, 1), await run(network, touched, wide, 1)];
    const changed = [...a.keys()]
      .filter((i) => a[i] !== b[i])
      .map((i) => Math.floor((i % (wide * factor)) / factor));
    expect(Math.max(...changed) - at).toBe(network.reach);
    expect(at - Math.min(...changed)).toBe(network.reach);
  });

  test('is there for the factors that the file is trained for', () => {
    expect(srresnetFactors(weights)).toEqual([2, 4]);
    expect(srresnetFactors(srresnetWeights({ width: 4, blocks: 1, factors: [4] }))).toEqual([4]);
    expect(() => srresnetFactors(chainWeights({ width: 4, depth: 3 }))).toThrow(
      'another network than SRResNet',
    );
  });

  test('says which tensor is missing, or that the file is another network’s', () => {
    const without = new Map(weights);
    without.delete(`tail${factor}.weight`);
    expect(() => srresnet(without, factor)).toThrow(`no tensor called tail${factor}.weight`);
    expect(() => srresnet(chainWeights({ width: 4, depth: 3 }), factor)).toThrow('another network');
    const noBody = new Map([...weights].filter(([name]) => !name.startsWith('body')));
    expect(() => srresnet(noBody, factor)).toThrow('another network than SRResNet');
  });
});

describe('vdsr', () => {
  const [width, height] = [8, 6];
  const weights = chainWeights({ width: 5, depth: 4 });

  test('is what its equations say: the luminance of blocks through the chain, the same change in R, G and B', async () => {
    const picture = photo(width, height);
    const size = width * height;
    const luma = Float64Array.from(
      { length: size },
      (_, i) =>
        (16 + 65.481 * picture[i]! + 128.553 * picture[size + i]! + 24.966 * picture[2 * size + i]!) / 255,
    );
    const [w, h] = [width / 2, height / 2];
    const blocks = [0, 1, 2, 3].map((place) =>
      Float64Array.from({ length: w * h }, (_, i) => {
        const [bx, by] = [i % w, Math.floor(i / w)];
        return luma[(2 * by + Math.floor(place / 2)) * width + 2 * bx + (place % 2)]!;
      }),
    );
    const x = fourLayers(blocks, weights, w, h);
    const change = Float64Array.from({ length: size }, (_, i) => {
      const [px, py] = [i % width, Math.floor(i / width)];
      return (x[(py % 2) * 2 + (px % 2)]![Math.floor(py / 2) * w + Math.floor(px / 2)]! * 255) / 219;
    });
    const found = await run(vdsr(weights), picture, width, height);
    expect(furthest(found, [...change, ...change, ...change])).toBeLessThan(1e-5);
  });

  test('looks no further than it says', async () => {
    const network = vdsr(weights);
    const [wide, at] = [40, 20];
    const plain = new Float32Array(3 * wide * 2).fill(0.5);
    const touched = plain.slice().fill(1, at, at + 1);
    const [a, b] = [await run(network, plain, wide, 2), await run(network, touched, wide, 2)];
    const changed = [...a.keys()].filter((i) => a[i] !== b[i]).map((i) => Math.abs((i % wide) - at));
    expect(Math.max(...changed)).toBeLessThanOrEqual(network.reach);
    expect(Math.max(...changed)).toBeGreaterThanOrEqual(network.reach - 1);
  });

  test('refuses the file of another network', () => {
    expect(() => vdsr(srresnetWeights({ width: 4, blocks: 1, factors: [2] }))).toThrow('convs.0.weight');
    const odd = new Map(weights);
    odd.delete('convs.3.weight');
    expect(() => vdsr(odd)).toThrow('another network than VDSR');
  });
});

describe('the JPEG cleaner', () => {
  test('is what its equations say: what the chain finds on the blocks of each colour is added', async () => {
    const [width, height] = [6, 8];
    const weights = chainWeights({ width: 5, depth: 4, channels: 3 });
    const picture = photo(width, height);
    const [w, h, size] = [width / 2, height / 2, width * height];
    const blocks = Array.from({ length: 12 }, (_, channel) =>
      Float64Array.from({ length: w * h }, (__, i) => {
        const [colour, place] = [Math.floor(channel / 4), channel % 4];
        const [row, column] = [2 * Math.floor(i / w) + Math.floor(place / 2), 2 * (i % w) + (place % 2)];
        return picture[colour * size + row * width + column]!;
      }),
    );
    const x = fourLayers(blocks, weights, w, h);
    const expected = Float64Array.from(picture, (value, i) => {
      const [colour, row, column] = [Math.floor(i / size), Math.floor((i % size) / width), i % width];
      const place = (row % 2) * 2 + (column % 2);
      return value + x[colour * 4 + place]![Math.floor(row / 2) * w + Math.floor(column / 2)]!;
    });
    const found = await run({ enlarge: jpegCleaner(weights).graph }, picture, width, height);
    expect(furthest(found, expected)).toBeLessThan(1e-5);
  });

  test('refuses the file of another network', () => {
    expect(() => jpegCleaner(chainWeights({ width: 4, depth: 4 }))).toThrow('another network than the JPEG');
  });
});

function build(id: string, weights: Weights, factor: number): Pick<Enlarger, 'enlarge' | 'reach'> {
  if (id === 'vdsr') return vdsr(weights);
  if (id !== 'jpeg') return srresnet(weights, factor);
  const { graph, reach } = jpegCleaner(weights);
  return { enlarge: graph, reach };
}

const shipped = (id: string) => join(import.meta.dirname, '../../../models', `${id}.safetensors`);

describe.each([
  ['srresnet', 2],
  ['srresnet', 4],
  ['srgan', 4],
  ['perceptual', 4],
  ['vdsr', 1],
  ['jpeg', 1],
] as const)('%s ×%i as it is shipped', (id, factor) => {
  test.skipIf(!existsSync(shipped(id)))(
    'sees nothing that matters beyond its reach',
    { timeout: 60_000 },
    async () => {
      const weights = readSafetensors(await readFile(shipped(id)), id);
      const network = build(id, weights, factor);
      const { width, height, data } = formulaPhoto(120, 40);
      const at = 60;
      const cut = Float32Array.from(
        { length: 3 * at * height },
        (_, i) => data[Math.floor(i / at) * width + (i % at)]!,
      );
      const whole = await run(network, data, width, height);
      const part = await run(network, cut, at, height);
      const seen = (at - network.reach) * factor;
      for (let row = 0; row < 3 * height * factor; row += 1) {
        const a = whole.subarray(row * width * factor, row * width * factor + seen);
        const b = part.subarray(row * at * factor, row * at * factor + seen);
        expect(furthest(a, b)).toBeLessThan(0.1 / 255);
      }
    },
  );
});
