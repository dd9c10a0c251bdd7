import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formulaPhoto, formulaStyle, mix } from '../../image/formula-pictures.testing.ts';
import type { Planes } from '../../image/pixels.ts';
import { add, constant, differentiate, encode, input, mul, type Value } from '../graph/index.ts';
import { contentLoss } from '../losses/content.ts';
import { gram, styleLoss } from '../losses/gram.ts';
import { totalVariation } from '../losses/total-variation.ts';
import { openRuntime, type Runtime } from '../runtime/runtime.ts';
import golden from './golden.json' with { type: 'json' };
import { lossnet } from './lossnet.ts';
import { readSafetensors, type Tensor } from './safetensors.ts';
import { vgg } from './vgg.ts';

/** Weights for checks against PyTorch, which the project doesn't ship. */
const extra = join(import.meta.dirname, '../../../../shared/weights');
const shipped = join(import.meta.dirname, '../../../models/lossnet.safetensors');

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: '', provider: 'cpu' })));
afterAll(() => runtime.close());

interface Summary {
  shape: number[];
  norm: number;
  mean: number;
  every: number;
  values: number[];
}
type Network = (picture: Value) => Partial<Record<string, Value>>;

async function weights(file: string): Promise<Map<string, Tensor>> {
  return readSafetensors(await readFile(file), file);
}

/** Largest difference of the summary's samples and norm, relative to the tensor's scale. */
function error(values: Float32Array, summary: Summary): number {
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  const scale = summary.norm / Math.sqrt(values.length);
  const samples = summary.values.map(
    (value, i) => Math.abs((values[i * summary.every] ?? NaN) - value) / scale,
  );
  return Math.max(Math.abs(norm / summary.norm - 1), ...samples);
}

async function compare(
  network: Network,
  expected: (typeof golden.networks)['lossnet' | 'vgg-head'],
  tolerance: number,
) {
  const [photo, style] = [formulaPhoto(64, 48), formulaStyle(64, 48)];
  const picture = input('picture', [1, 3, 48, 64]);
  const features = network(picture) as Record<string, Value>;
  const taps = Object.keys(expected.taps);
  const feed = ({ data }: Planes) => ({ picture: { data, dims: [1, 3, 48, 64] } });

  const forward = await runtime.open(
    encode({ ...features, ...Object.fromEntries(taps.map((tap) => [`gram ${tap}`, gram(features[tap]!)])) }),
    0,
  );
  const ofPhoto = await forward.run(feed(photo));
  const ofStyle = await forward.run(feed(style));
  for (const tap of taps) {
    expect(error(ofPhoto[tap]!, (expected.taps as Record<string, Summary>)[tap]!), tap).toBeLessThan(
      tolerance,
    );
    const grams = expected.style_grams as Record<string, Summary>;
    expect(error(ofStyle[`gram ${tap}`]!, grams[tap]!), `Gram of ${tap}`).toBeLessThan(tolerance);
  }

  const { objective } = expected;
  const content = contentLoss(
    features[objective.content_tap]!,
    constant(ofPhoto[objective.content_tap]!, features[objective.content_tap]!.shape),
  );
  const styles = taps.map((tap) => {
    const maps = features[tap]!.shape[1]!;
    return styleLoss(gram(features[tap]!), constant(ofStyle[`gram ${tap}`]!, [maps, maps]));
  });
  const styleTerm = mul(
    styles.reduce((a, b) => add(a, b)),
    1 / taps.length,
  );
  const tv = totalVariation(picture);
  const total = add(add(styleTerm, mul(content, objective.content_weight)), mul(tv, objective.tv_weight));
  const [gradient] = differentiate(total, [picture]);
  const session = await runtime.open(encode({ total, style: styleTerm, content, tv, gradient }), 0);
  const found = await session.run(feed(mix(0.5, photo, 0.5, style)));
  for (const term of ['total', 'style', 'content', 'tv'] as const) {
    expect(Math.abs(found[term]![0]! / objective[term] - 1), term).toBeLessThan(tolerance);
  }
  expect(error(found.gradient!, objective.gradient), 'gradient').toBeLessThan(tolerance);
}

describe('features, Gram matrices, losses and gradient agree with PyTorch', () => {
  test('LossNet as shipped, in float16', async () => {
    await compare(lossnet(await weights(shipped)).features, golden.networks.lossnet, 1e-2);
  });

  test.skipIf(!existsSync(extra))('LossNet in float32, to 1e-3', async () => {
    const file = join(extra, 'lossnet.safetensors');
    await compare(lossnet(await weights(file)).features, golden.networks.lossnet, 1e-3);
  });

  test.skipIf(!existsSync(extra))('the head of VGG-19 in float32, to 1e-3', async () => {
    const file = join(extra, 'vgg19-conv1_1-conv3_4.safetensors');
    await compare(vgg(await weights(file), 3).features, golden.networks['vgg-head'], 1e-3);
  });
});

describe('a model file that is not whole', () => {
  test.each([
    ['empty', () => new Uint8Array()],
    ['header cut short', (file: Uint8Array) => file.subarray(0, 200)],
    ['values cut short', (file: Uint8Array) => file.subarray(0, -10)],
    ['not a model', () => new TextEncoder().encode('\x08\0\0\0\0\0\0\0no model')],
  ])('%s: is refused by name', async (_, damage) => {
    const damaged = damage(await readFile(shipped));
    expect(() => readSafetensors(damaged, 'lossnet.safetensors')).toThrow(/lossnet\.safetensors is damaged/);
  });
});
