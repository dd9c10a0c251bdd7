import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formulaPhoto } from '../../image/formula-pictures.testing.ts';
import { stepOf, taps, type FeatureNetwork } from '../networks/features.ts';
import { loadLossnet } from '../networks/load.ts';
import { openRuntime, type Runtime } from '../runtime/runtime.ts';
import { network } from './objectives.testing.ts';
import { measureRegion, type Region, type RegionFeatures } from './region.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openRuntime({ models: join(import.meta.dirname, '../../../models'), provider: 'cpu' });
});
afterAll(() => runtime.close());

type Found = Record<string, RegionFeatures>;

/** Features of everything, in one piece. */
function measureWhole(of: FeatureNetwork, width: number, height: number): Promise<Found> {
  const everything = { left: 0, top: 0, right: width, bottom: height };
  return measureRegion(runtime, of, formulaPhoto(width, height), everything, taps, () => undefined);
}

/** Each position of the region holds what the whole picture has there, and every position of the region is there. */
function expectPartOf(part: Found, whole: Found, region: Region): void {
  for (const tap of taps) {
    const { data, dims, left, top } = part[tap]!;
    const [, maps = 0, rows = 0, columns = 0] = dims;
    const [, , allRows = 0, allColumns = 0] = whole[tap]!.dims;
    const all = whole[tap]!.data;
    const step = stepOf(tap);
    expect([left, top], tap).toEqual([Math.floor(region.left / step), Math.floor(region.top / step)]);
    expect(left + columns, tap).toBe(Math.min(Math.ceil(region.right / step), allColumns));
    expect(top + rows, tap).toBe(Math.min(Math.ceil(region.bottom / step), allRows));
    const scale = Math.sqrt(all.reduce((sum, value) => sum + value * value, 0) / all.length);
    let worst = 0;
    data.forEach((value, i) => {
      const [map, y, x] = [Math.floor(i / (rows * columns)), Math.floor(i / columns) % rows, i % columns];
      const there = all[(map * allRows + top + y) * allColumns + left + x]!;
      worst = Math.max(worst, Math.abs(value - there) / scale);
    });
    expect(worst, `${tap} of ${maps} maps`).toBeLessThan(1e-4);
  }
}

describe('features of a region are those of the whole picture there', () => {
  test('wherever it lies, in one piece or in windows', { timeout: 60_000 }, async () => {
    const [width, height] = [337, 283];
    const whole = await measureWhole(network, width, height);
    const edges = (length: number) =>
      fc
        .tuple(fc.integer({ min: 0, max: length - 20 }), fc.integer({ min: 17, max: length }))
        .map(([from, size]) => [from, Math.min(length, from + size)] as const);
    await fc.assert(
      fc.asyncProperty(
        edges(width),
        edges(height),
        fc.boolean(),
        async ([left, right], [top, bottom], small) => {
          const region = { left, top, right, bottom };
          const pixels = small ? 200 * 200 : Infinity;
          const photo = formulaPhoto(width, height);
          expectPartOf(
            await measureRegion(
              { ...runtime, memoryBudget: pixels },
              network,
              photo,
              region,
              taps,
              () => undefined,
            ),
            whole,
            region,
          );
        },
      ),
      { numRuns: 5, seed: 4 },
    );
  });

  test('with the network that ships', { timeout: 60_000 }, async () => {
    const lossnet = await loadLossnet(runtime);
    const [width, height] = [272, 208];
    const region = { left: 100, top: 90, right: 149, bottom: 120 };
    const photo = formulaPhoto(width, height);
    expectPartOf(
      await measureRegion(runtime, lossnet, photo, region, taps, () => undefined),
      await measureWhole(lossnet, width, height),
      region,
    );
  });
});
