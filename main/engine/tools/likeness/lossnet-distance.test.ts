import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../errors/user-error.ts';
import { formulaPhoto, formulaStyle, mix } from '../../../image/formula-pictures.testing.ts';
import type { Planes } from '../../../image/pixels.ts';
import { encode, input } from '../../graph/index.ts';
import type { FeatureNetwork } from '../../networks/features.ts';
import { loadLossnet } from '../../networks/load.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { featureDistance } from './lossnet-distance.ts';

describe('featureDistance', () => {
  let runtime: Runtime;
  let network: FeatureNetwork;
  beforeAll(async () => {
    runtime = await openRuntime({ models: join(import.meta.dirname, '../../../../models'), provider: 'cpu' });
    network = await loadLossnet(runtime);
  });
  afterAll(() => runtime.close());

  async function measure(picture: Planes, original: Planes, on: Runtime = runtime) {
    const steps = featureDistance(on, network, picture, original, () => undefined);
    const windows: string[] = [];
    let next = await steps.next();
    for (; !next.done; next = await steps.next()) windows.push(`${next.value.window}/${next.value.of}`);
    return { distance: next.value, windows };
  }

  it('is 0 for equal pictures and grows with what is mixed in', async () => {
    const [photo, style] = [formulaPhoto(64, 48), formulaStyle(64, 48)];
    expect((await measure(photo, photo)).distance).toBe(0);
    const little = (await measure(mix(0.9, photo, 0.1, style), photo)).distance;
    const much = (await measure(mix(0.5, photo, 0.5, style), photo)).distance;
    expect(little).toBeGreaterThan(0);
    expect(much).toBeGreaterThan(2 * little);
  });

  it('is the mean over the taps of Σ (F − P)² / Σ P²', async () => {
    const [photo, style] = [formulaPhoto(64, 48), formulaStyle(64, 48)];
    const picture = input('picture', [1, 3, 48, 64]);
    const session = await runtime.open(encode({ ...network.features(picture) }), 0);
    const features = ({ data }: Planes) => session.run({ picture: { data, dims: picture.shape } });
    const [own, wanted] = [await features(style), await features(photo)];
    await session.release();
    const ratios = network.taps.map((tap) => {
      let [distance, power] = [0, 0];
      wanted[tap]!.forEach((value, i) => {
        distance += (own[tap]![i]! - value) ** 2;
        power += value ** 2;
      });
      return distance / power;
    });
    const mean = ratios.reduce((a, b) => a + b, 0) / ratios.length;
    expect((await measure(style, photo)).distance / mean).toBeCloseTo(1, 4);
  });

  it('comes out the same in windows', async () => {
    const [photo, style] = [formulaPhoto(560, 480), formulaStyle(560, 480)];
    const whole = await measure(style, photo);
    const little = { ...runtime, memoryBudget: 1e6 };
    const parts = await measure(style, photo, little);
    expect(whole.windows).toEqual(['1/1']);
    expect(parts.windows.length).toBeGreaterThan(1);
    expect(parts.distance / whole.distance).toBeCloseTo(1, 4);
  });

  it('goes on in smaller windows when memory runs out', async () => {
    const [photo, style] = [formulaPhoto(560, 480), formulaStyle(560, 480)];
    let refused = 0;
    const short: Runtime = {
      ...runtime,
      open: (model, bytes) => {
        if (bytes < 5e8) return runtime.open(model, bytes);
        refused += 1;
        throw new UserError('out-of-memory', 'The memory ran out.');
      },
    };
    const parts = await measure(style, photo, short);
    expect(refused).toBe(1);
    expect(parts.windows.length).toBeGreaterThan(1);
  });
});
