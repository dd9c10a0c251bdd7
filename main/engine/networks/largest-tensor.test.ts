import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COLOUR_AXES } from '../../image/noise-level.ts';
import { encode, input, LARGEST_TENSOR, largestTensor, mul } from '../graph/index.ts';
import { planNetwork } from '../optimise/problem.ts';
import { openRuntime, type Runtime } from '../runtime/runtime.ts';
import { planTiles, tilePixels, type TileNetwork } from '../runtime/tiles.ts';
import { dctDenoise } from './dct-denoise.ts';
import { jpegCleaner } from './jpeg-cleaner.ts';
import { loadLossnet, loadWeights } from './load.ts';
import { selfEnsemble } from './self-ensemble.ts';
import { srresnet } from './srresnet.ts';
import { vdsr } from './vdsr.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openRuntime({ models: join(import.meta.dirname, '../../../models'), provider: 'cpu' });
});
afterAll(() => runtime.close());

/** Any picture, and any machine, up to ones far larger than there are. */
const side = fc.integer({ min: 16, max: 30_000 });
const memoryBudget = fc.integer({ min: 1e9, max: 1e12 });
const provider = fc.constantFrom('cpu' as const, 'cuda' as const);

test('no tile asks for a larger tensor than may be, nor does what a row of them gives', async () => {
  const enlarger = srresnet(await loadWeights(runtime, 'srresnet'), 4);
  const networks: TileNetwork[] = [
    ...[enlarger, selfEnsemble(enlarger), vdsr(await loadWeights(runtime, 'vdsr'))].map((network) => ({
      ...{ ...network, graph: network.enlarge, channels: 3 },
    })),
    jpegCleaner(await loadWeights(runtime, 'jpeg')),
    dctDenoise(COLOUR_AXES, [0.05, 0.05, 0.05]),
  ];
  fc.assert(
    fc.property(
      side,
      side,
      memoryBudget,
      provider,
      fc.constantFrom(...networks),
      (w, h, memoryBudget, provider, network) => {
        const { multiple, scale, channels } = network;
        // The largest result is 30,000 pixels wide.
        const [width, height] = [w, h].map((length) => multiple * Math.ceil(length / scale / multiple));
        const device = { provider, label: '', threads: null, reasons: [] };
        const pixels = tilePixels(network, { device, memoryBudget });
        const plan = planTiles(width!, height!, network, pixels);
        const picture = input('picture', [1, channels, plan.height, plan.width]);
        expect(largestTensor([network.graph(picture)])).toBeLessThanOrEqual(LARGEST_TENSOR);
        expect(4 * channels * width! * scale * plan.height * scale).toBeLessThanOrEqual(LARGEST_TENSOR);
      },
    ),
    { numRuns: 60, seed: 1 },
  );
});

test('nor does a window of a descent', async () => {
  const network = await loadLossnet(runtime);
  fc.assert(
    fc.property(side, side, memoryBudget, (width, height, memoryBudget) => {
      const plan = planNetwork({ width, height, network, memoryBudget });
      const picture = input('picture', [1, 3, plan.height, plan.width]);
      const widest = largestTensor(Object.values(network.features(picture)));
      expect(widest).toBeLessThanOrEqual(LARGEST_TENSOR);
    }),
    { numRuns: 60, seed: 1 },
  );
});

test('a model that would need one is refused in words, before anything is allocated', () => {
  const model = (height: number) => encode({ y: mul(input('x', [1, 32, height, 4096]), 2) });
  expect(model(1024)).toBeInstanceOf(Uint8Array);
  expect(() => model(1025)).toThrow(
    expect.objectContaining({
      code: 'out-of-memory',
      message: expect.stringMatching(/513 MB at once/) as string,
    }),
  );
});
