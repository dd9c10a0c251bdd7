import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { bicubicChannels } from '../../../image/bicubic.ts';
import { randomSource } from '../../../image/noise.ts';
import type { Pixels } from '../../../image/pixels.ts';
import { fromPlanes, toPlanes } from '../../../image/planes.ts';
import { pattern, waves } from '../../../image/test-pictures.ts';
import { srresnetWeights, chainWeights } from '../../networks/enlargers.testing.ts';
import { writeSafetensors } from '../../networks/write-safetensors.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { runTool } from '../run-tool.ts';
import type { ToolResult } from '../tool.ts';
import { enlarge as tool, type EnlargeParameters } from './definition.ts';

const cpu = await openRuntime({ models: '', provider: 'cpu' });
afterAll(() => cpu.close());

/** A machine with untrained networks; `strength` 0 gives networks that add nothing to bicubic. */
function machine(strength: number, pixels = 1e9): Runtime {
  const small = { width: 6, blocks: 2, strength };
  const models = new Map([
    ['srresnet', srresnetWeights({ ...small, factors: [2, 4] })],
    ['srgan', srresnetWeights({ ...small, factors: [4] })],
    ['vdsr', chainWeights({ width: 6, depth: 4, strength })],
    ['jpeg', chainWeights({ width: 6, depth: 4, channels: 3, strength })],
  ]);
  return {
    ...cpu,
    memoryBudget: pixels * 10 * 400,
    weights: (id) => {
      const weights = models.get(id);
      if (!weights) throw new Error(`no ${id}`);
      return Promise.resolve({ id, sha256: '', bytes: writeSafetensors(weights) });
    },
  };
}

type Asked = Partial<EnlargeParameters>;

async function enlarge(
  image: Pixels,
  asked: Asked,
  runtime: Runtime,
): Promise<ToolResult<'picture'> & { steps: number }> {
  const run = runTool(tool, { image: { name: 'The photo', pixels: image } }, asked, runtime);
  let [steps, last] = [0, 0];
  let next = await run.next();
  for (; !next.done; next = await run.next()) {
    steps += 1;
    expect(next.value.fraction).toBeGreaterThanOrEqual(last - 1e-9);
    expect(next.value.fraction).toBeLessThanOrEqual(1 + 1e-9);
    last = next.value.fraction;
  }
  expect(last).toBeCloseTo(1, 6);
  return { ...next.value, steps };
}

/** Bicubic as one call, rounded to the picture's depth. */
function bicubicOf(image: Pixels, width: number, height: number): Pixels {
  const planes = toPlanes(image);
  const data = bicubicChannels(planes.data, 3, image.width, image.height, width, height);
  return fromPlanes({ width, height, data }, image.depth);
}

function furthest(a: Pixels, b: Pixels): number {
  expect([a.width, a.height, a.depth]).toEqual([b.width, b.height, b.depth]);
  return Array.from(a.data).reduce((worst, value, i) => Math.max(worst, Math.abs(value - b.data[i]!)), 0);
}

const add = (pixels: Pixels, change: (i: number) => number | null): Pixels => {
  const data = pixels.data.slice();
  data.forEach((_, i) => (data[i] = change(i) ?? data[i]!));
  return { ...pixels, data } as Pixels;
};

describe('a network that adds nothing gives bicubic interpolation', () => {
  test.each([
    ['srresnet', 2],
    ['srresnet', 4],
    ['vdsr', 2],
    ['vdsr', 2.7],
  ] as const)('%s, ×%d', async (faithfulNetwork, factor) => {
    for (const depth of [8, 16] as const) {
      const image = pattern(37, 23, depth, 'opaque');
      const { pixels } = await enlarge(image, { faithfulNetwork, factor }, machine(0, 900));
      const expected = bicubicOf(image, Math.round(37 * factor), Math.round(23 * factor));
      expect(furthest(pixels, expected)).toBeLessThanOrEqual(depth === 8 ? 0 : 1);
    }
  });
});

test(
  'in tiles it is what it is at once, to one step of 8 bits, whatever the size and the factor',
  { timeout: 60_000 },
  async () => {
    const side = fc.integer({ min: 3, max: 90 });
    const factor = fc.constantFrom(1.3, 2, 3, 4, 5.5);
    const network = fc.constantFrom<Asked>(
      { faithfulNetwork: 'srresnet' },
      { faithfulNetwork: 'vdsr' },
      { method: 'crisp' },
      { faithfulNetwork: 'srresnet', strength: 0.4, grain: 'keep' },
      { faithfulNetwork: 'srresnet', jpeg: true },
    );
    await fc.assert(
      fc.asyncProperty(side, side, factor, network, async (width, height, times, chosen) => {
        const asked = { ...chosen, factor: times };
        const image = pattern(width, height, 8, 'varied');
        const whole = await enlarge(image, asked, machine(0.05));
        const tiles = await enlarge(image, asked, machine(0.05, 600));
        expect(furthest(tiles.pixels, whole.pixels)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 12, seed: 4 },
    );
  },
);

describe('sizes', () => {
  const image = waves(60, 30);
  test.each<[Asked, number, number]>([
    [{ factor: 2 }, 120, 60],
    [{ factor: 1.15 }, 69, 35],
    [{ to: 'size', size: 100 }, 100, 50],
    [{ to: 'megapixels', megapixels: 0.1 }, 447, 224],
  ])('%j', async (asked, width, height) => {
    const { pixels } = await enlarge(image, asked, machine(0.05));
    expect([pixels.width, pixels.height]).toEqual([width, height]);
  });

  test.each<[number, number, number]>([
    [4, 4, 4],
    [1, 1, 8],
    [1500, 1, 2],
    [1, 700, 3],
    [3, 7, 1.2],
  ])('%i × %i pixels, ×%d', async (width, height, factor) => {
    for (const faithfulNetwork of ['srresnet', 'vdsr'] as const) {
      for (const grain of ['asIs', 'remove'] as const) {
        const asked = { factor, faithfulNetwork, grain };
        const { pixels } = await enlarge(pattern(width, height, 8, 'varied'), asked, machine(0.05, 900));
        expect(pixels.width).toBe(Math.max(width, Math.round(width * factor)));
        expect(pixels.height).toBe(Math.max(height, Math.round(height * factor)));
      }
    }
  });

  test('what would be no larger, or too large to hold, is refused before anything is loaded', async () => {
    const never = { ...cpu, weights: () => Promise.reject(new Error('loaded')) };
    await expect(enlarge(image, { to: 'size', size: 60 }, never)).rejects.toMatchObject({
      code: 'not-larger',
    });
    const wide = { ...image, width: 30_000, height: 30_000 };
    await expect(enlarge(wide, {}, never)).rejects.toMatchObject({ code: 'result-too-large' });
    const long = { ...image, width: 20_000, height: 10 };
    await expect(enlarge(long, {}, never)).rejects.toThrow('at most 30000 a side');
  });
});

test('grey stays exactly grey, and opaque exactly opaque', async () => {
  for (const depth of [8, 16] as const) {
    const colour = pattern(30, 22, depth, 'opaque');
    const grey = add(colour, (i) => (i % 4 < 3 ? colour.data[i - (i % 4)]! : null));
    for (const asked of [{ factor: 3 }, { method: 'crisp', grain: 'keep', strength: 0.5 }] as Asked[]) {
      const { pixels } = await enlarge(grey, asked, machine(0.3));
      for (let i = 0; i < pixels.data.length; i += 4) {
        const [r, g, b, a] = pixels.data.subarray(i, i + 4);
        expect([g, b, a]).toEqual([r, r, depth === 8 ? 255 : 65535]);
      }
    }
  }
});

test('16 bits in, 16 bits out: steps that 8 bits do not have', async () => {
  const ramp = add(pattern(40, 20, 16, 'opaque'), (i) =>
    i % 4 < 3 ? 30_000 + (Math.floor(i / 4) % 40) : null,
  );
  const { pixels } = await enlarge(ramp, {}, machine(0));
  expect(new Set(pixels.data).size).toBeGreaterThan(30);
});

test('hidden colours do not bleed into edges, and alpha is enlarged by itself', async () => {
  // A white disc on hidden red.
  const image = add(waves(40, 40), (i) => {
    const pixel = Math.floor(i / 4);
    const inside = Math.hypot((pixel % 40) - 19.5, Math.floor(pixel / 40) - 19.5) < 12;
    return inside ? 255 : [255, 0, 0, 0][i % 4]!;
  });
  const { pixels } = await enlarge(image, { faithfulNetwork: 'vdsr', factor: 3 }, machine(0));
  const covered = bicubicChannels(
    Float32Array.from({ length: 1600 }, (_, i) => image.data[4 * i + 3]! / 255),
    ...([1, 40, 40, 120, 120] as const),
  );
  for (let i = 0; i < 120 * 120; i += 1) {
    const [r, g, b, a] = pixels.data.subarray(4 * i, 4 * i + 4);
    expect(a).toBe(Math.min(255, Math.max(0, Math.floor(covered[i]! * 255 + 0.5))));
    if (a! > 0) expect([r, g, b]).toEqual([255, 255, 255]);
  }
});

test('strength 0 is bicubic interpolation and needs no network; in between it blends', async () => {
  const image = waves(33, 21);
  const without = { ...cpu, weights: () => Promise.reject(new Error('loaded')) };
  const none = await enlarge(image, { strength: 0, factor: 3, method: 'vivid' }, without);
  expect(furthest(none.pixels, bicubicOf(image, 99, 63))).toBe(0);
  expect(none.notes).toEqual([]);
  const [half, full] = [
    await enlarge(image, { strength: 0.5, factor: 3 }, machine(0.3)),
    await enlarge(image, { strength: 1, factor: 3 }, machine(0.3)),
  ];
  expect(furthest(full.pixels, none.pixels)).toBeGreaterThan(10);
  half.pixels.data.forEach((value, i) => {
    expect(Math.abs(2 * value - none.pixels.data[i]! - full.pixels.data[i]!)).toBeLessThanOrEqual(3);
  });
});

test('grain is left out, or enlarged apart and put back', async () => {
  const random = randomSource(6);
  const image = add(waves(64, 48), (i) => {
    const flat = 120 + Math.floor(i / 4) / 64;
    return i % 4 < 3 ? Math.round(flat + (random() - 0.5) * 40) : null;
  });
  const roughness = ({ data, width }: Pixels) => {
    let sum = 0;
    for (let i = 4 * width; i < data.length; i += 4) sum += (data[i]! - data[i - 4]!) ** 2;
    return Math.sqrt(sum / (data.length / 4));
  };
  const run = async (grain: EnlargeParameters['grain']) =>
    (await enlarge(image, { grain }, machine(0))).pixels;
  const [asIs, kept, removed] = [await run('asIs'), await run('keep'), await run('remove')];
  expect(furthest(kept, asIs)).toBeLessThanOrEqual(1);
  expect(roughness(removed)).toBeLessThan(roughness(asIs) / 5);
});

test('JPEG is cleaned before anything is enlarged', async () => {
  const image = waves(24, 18);
  const once = async (asked: Asked, strength: number) =>
    (await enlarge(image, asked, machine(strength))).pixels;
  expect(furthest(await once({ jpeg: true }, 0), await once({}, 0))).toBe(0);
  expect(
    furthest(await once({ jpeg: true, strength: 0 }, 1), await once({ strength: 0 }, 1)),
  ).toBeGreaterThan(2);
});

test('says what was done that is not plain to see', async () => {
  const image = waves(20, 10);
  const notes = async (asked: Asked) => (await enlarge(image, asked, machine(0.05))).notes;
  expect(await notes({ factor: 2 })).toEqual([]);
  expect(await notes({ factor: 8 })).toEqual([{ code: 'passes', values: { times: 2, factors: '×4, ×2' } }]);
  expect(await notes({ factor: 3 })).toEqual([
    { code: 'fitted', values: { times: 1, factors: '×4', made: '80 × 40', wanted: '60 × 30' } },
  ]);
  expect(await notes({ factor: 5 })).toEqual([
    { code: 'passes-fitted', values: { times: 2, factors: '×4, ×2', made: '160 × 80', wanted: '100 × 50' } },
  ]);
  expect((await notes({ factor: 4, method: 'crisp' }))[0]).toEqual({ code: 'crisp-invents', values: {} });
});

test('a result that is black though the picture is not comes from a broken device', async () => {
  const broken: Runtime = {
    ...machine(0.05),
    open: (model, bytes) =>
      cpu.open(model, bytes).then((session) => ({
        release: () => session.release(),
        run: async (feeds) => {
          const { result } = await session.run(feeds);
          return { result: result!.fill(-9) };
        },
      })),
  };
  await expect(enlarge(waves(20, 10), {}, broken)).rejects.toMatchObject({ code: 'bad-result' });
  const black = add(waves(20, 10), (i) => (i % 4 < 3 ? 0 : null));
  expect((await enlarge(black, {}, machine(0))).pixels.data.some((value, i) => i % 4 < 3 && value > 0)).toBe(
    false,
  );
});

test('black ink on transparent white, and a picture that is nearly black, are enlarged', async () => {
  const ink = add(waves(20, 10), (i) => (i % 80 < 40 ? (i % 4 < 3 ? 0 : null) : i % 4 < 3 ? 255 : 0));
  const { pixels } = await enlarge(ink, {}, machine(0.05));
  expect(pixels).toMatchObject({ width: 40, height: 20 });
  const dim = add(waves(20, 10), (i) => (i % 4 === 3 ? null : i === 0 ? 1 : 0));
  expect((await enlarge(dim, {}, machine(0))).pixels.width).toBe(40);
});

test('a run that is ended gives its sessions back', async () => {
  let open = 0;
  const counting: Runtime = {
    ...machine(0.05, 600),
    open: async (model, bytes) => {
      const session = await cpu.open(model, bytes);
      open += 1;
      return {
        run: (feeds) => session.run(feeds),
        release: () => {
          open -= 1;
          return session.release();
        },
      };
    },
  };
  const image = { name: 'The photo', pixels: pattern(90, 80, 8, 'opaque') };
  const run = runTool(tool, { image }, { factor: 8, grain: 'keep' }, counting);
  for (let i = 0; i < 30; i += 1) await run.next();
  expect(open).toBeGreaterThan(0);
  await run.return(undefined as never);
  expect(open).toBe(0);
});
