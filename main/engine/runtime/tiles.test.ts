import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { ResultNote } from '../../../preload/contract/recipe.ts';
import { UserError } from '../../errors/user-error.ts';
import { randomSource } from '../../image/noise.ts';
import { constant, conv, depthToSpace, relu } from '../graph/index.ts';
import { drain, rowsOf } from './rows.testing.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { openTiles, planTiles, tilePixels, type TileNetwork } from './tiles.ts';

const cpu = await openRuntime({ models: '', provider: 'cpu' });
afterAll(() => cpu.close());

const random = randomSource(5);
const numbers = (length: number, spread: number) =>
  Float32Array.from({ length }, () => (random() - 0.5) * spread);

/** Five convolutions with borders of zeros; the first makes blocks of 2×2 into one position where `multiple` is 2. */
function someNetwork(scale: number, multiple: 1 | 2): TileNetwork {
  const block = scale * multiple;
  const shapes = [
    multiple === 1 ? [6, 3, 3, 3] : [6, 3, 2, 2],
    ...[1, 2, 3].map(() => [6, 6, 3, 3]),
    [3 * block * block, 6, 3, 3],
  ];
  const kernels = shapes.map((shape) =>
    constant(
      numbers(
        shape.reduce((a, b) => a * b),
        0.6,
      ),
      shape,
    ),
  );
  const biases = shapes.map(([out = 0]) => constant(numbers(out, 0.3), [out]));
  return {
    graph: (picture) => {
      let x = picture;
      kernels.forEach((kernel, i) => {
        const blocks = kernel.shape[2] === 2;
        x = conv(i === 0 ? x : relu(x), kernel, biases[i], { pads: blocks ? 0 : 1, strides: blocks ? 2 : 1 });
      });
      return block === 1 ? x : depthToSpace(x, block, 'CRD');
    },
    ...{ channels: 3, scale, multiple, reach: multiple === 1 ? 5 : 9, bytesPerPixel: 1, workPerPixel: 1 },
  };
}

/** A machine whose memory allows tiles of that many pixels, and runs out where a model is given more than `most`. */
function machine(pixels: number, most = Infinity): Runtime & { readonly sizes: number[] } {
  const sizes: number[] = [];
  return {
    ...cpu,
    memoryBudget: 10 * pixels,
    sizes,
    open: async (model, bytes) => {
      const session = await cpu.open(model, bytes);
      return {
        ...session,
        run: (feeds) => {
          const area = feeds.picture!.data.length / 3;
          sizes.push(area);
          if (area > most) return Promise.reject(new UserError('out-of-memory', 'The memory ran out.'));
          return session.run(feeds);
        },
      };
    },
  };
}

async function run(on: Runtime, network: TileNetwork, width: number, height: number, atOnce?: number) {
  const picture = Float32Array.from({ length: 3 * width * height }, (_, i) => ((i * 40_503) % 256) / 255);
  const notes: ResultNote[] = [];
  const tiled = openTiles(on, network, rowsOf(picture, 3, width, height), (note) => notes.push(note));
  try {
    return { ...(await drain(tiled.rows, atOnce)), notes };
  } finally {
    await tiled.close();
  }
}

const furthest = (a: Float32Array, b: Float32Array) =>
  a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);

test.each([
  [1, 1],
  [2, 1],
  [4, 1],
  [1, 2],
  [2, 2],
] as const)(
  'in tiles it is what it is at once: ×%i, multiples of %i',
  { timeout: 60_000 },
  async (scale, multiple) => {
    const network = someNetwork(scale, multiple);
    const side = fc.integer({ min: 3, max: 150 });
    await fc.assert(
      fc.asyncProperty(
        side,
        side,
        fc.integer({ min: 900, max: 9000 }),
        side,
        async (w, h, pixels, atOnce) => {
          const whole = await run(machine(1e9), network, w, h);
          const tiles = machine(pixels);
          const found = await run(tiles, network, w, h, atOnce);
          expect(furthest(found.data, whole.data)).toBeLessThan(1e-4);
          expect(new Set(tiles.sizes).size).toBe(1);
          expect(found.notes).toEqual([]);
          const grown = (length: number) => Math.ceil(length / multiple) * multiple;
          expect(found.work).toBe(grown(w) * grown(h));
        },
      ),
      { numRuns: 6, seed: 1 },
    );
  },
);

test('goes on in halves where the memory runs out, says so, and the picture is the same', async () => {
  const network = someNetwork(2, 1);
  const whole = await run(machine(1e9), network, 151, 137);
  const short = machine(12_000, 4000);
  const found = await run(short, network, 151, 137, 10);
  expect(furthest(found.data, whole.data)).toBeLessThan(1e-4);
  expect(found.notes.length).toBeGreaterThan(0);
  expect(found.notes[0]).toMatchObject({
    code: 'smaller-tiles',
    values: { before: expect.stringMatching(/^\d+ × \d+$/) as string },
  });
  expect(found.work).toBe(151 * 137);
  expect(short.sizes.at(-1)).toBeLessThanOrEqual(4000);
});

test('goes on in halves also in the middle of a picture', async () => {
  const network = someNetwork(2, 1);
  const whole = await run(machine(1e9), network, 90, 300);
  const short = machine(6000);
  let runs = 0;
  const tiring: Runtime = {
    ...short,
    open: async (model, bytes) => {
      const session = await short.open(model, bytes);
      return {
        ...session,
        run: (feeds) => {
          runs += 1;
          const area = feeds.picture!.data.length / 3;
          if (runs > 4 && area > 3000) return Promise.reject(new UserError('out-of-memory', 'No.'));
          return session.run(feeds);
        },
      };
    },
  };
  const found = await run(tiring, network, 90, 300, 7);
  expect(furthest(found.data, whole.data)).toBeLessThan(1e-4);
  expect(found.work).toBe(90 * 300);
  expect(found.notes).toHaveLength(1);
});

test('the CPU is the last resort of another device', async () => {
  const network = someNetwork(2, 1);
  const whole = await run(machine(1e9), network, 100, 100);
  const small = {
    ...machine(4000, 0),
    device: { provider: 'cuda' as const, label: 'CUDA', threads: null, reasons: [] },
  };
  const found = await run({ ...small, fallback: () => Promise.resolve(machine(4000)) }, network, 100, 100);
  expect(furthest(found.data, whole.data)).toBeLessThan(1e-4);
  expect(found.notes.at(-1)).toMatchObject({ code: 'cpu-went-on', values: { device: 'CUDA' } });
});

test('says clearly that even the least tiles are too large', async () => {
  const attempt = run(machine(9000, 0), someNetwork(2, 1), 200, 200);
  await expect(attempt).rejects.toMatchObject({
    code: 'out-of-memory',
    message: expect.stringMatching(/even for \d+ × \d+ pixels at a time\. Close other programs/) as string,
  });
});

test('refuses values that are no numbers', async () => {
  const broken: Runtime = {
    ...cpu,
    open: () =>
      Promise.resolve({
        run: () => Promise.resolve({ result: new Float32Array(3 * 4 * 9 * 9).fill(NaN) }),
        release: () => Promise.resolve(),
      }),
  };
  await expect(run(broken, someNetwork(2, 1), 9, 9)).rejects.toMatchObject({ code: 'bad-result' });
});

test('a run that is ended gives its session back, one tile later', async () => {
  let [runs, open] = [0, 0];
  const counting: Runtime = {
    ...machine(2000),
    open: async (model, bytes) => {
      open += 1;
      const session = await cpu.open(model, bytes);
      return {
        run: (feeds) => {
          runs += 1;
          return session.run(feeds);
        },
        release: () => {
          open -= 1;
          return session.release();
        },
      };
    },
  };
  const rows = rowsOf(new Float32Array(3 * 200 * 200), 3, 200, 200);
  const tiled = openTiles(counting, someNetwork(1, 1), rows, () => undefined);
  const steps = tiled.rows.reader()(0, 200);
  await steps.next();
  await steps.next();
  await steps.return(new Float32Array());
  await tiled.close();
  expect(runs).toBe(2);
  expect(open).toBe(0);
});

test('tiles are as large as memory and patience allow, and no larger', () => {
  const network = { ...someNetwork(1, 1), reach: 40, bytesPerPixel: 5000, workPerPixel: 1e6 };
  const device = { provider: 'cpu' as const, label: 'CPU', threads: null, reasons: [] };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 70_000 }),
      fc.integer({ min: 1, max: 70_000 }),
      fc.integer({ min: 1e8, max: 1e10 }),
      (width, height, memoryBudget) => {
        const pixels = tilePixels(network, { device, memoryBudget });
        const { columns, height: tall } = planTiles(width, height, network, pixels);
        const least = 4 * 44;
        expect(columns.size * tall).toBeLessThanOrEqual(Math.max(pixels, least * least));
        expect(columns.size).toBeLessThanOrEqual(width);
        expect(tall).toBeLessThanOrEqual(height);
      },
    ),
  );
});
