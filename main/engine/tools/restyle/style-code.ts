import type { Planes } from '../../../image/pixels.ts';
import { resize } from '../../../image/resample.ts';
import { constant, encode, input } from '../../graph/index.ts';
import { loadLossnet, loadWeights } from '../../networks/load.ts';
import { contentWeights, knobOf, predictCode, styleStatistics } from '../../networks/style-predictor.ts';
import { transform, type StyleTransform } from '../../networks/transform.ts';
import type { Weights } from '../../networks/weights.ts';
import { SHORTEST } from '../../optimise/levels.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { RestyleParameters } from './definition.ts';
import { blendShares, chooseWeights } from './weights.ts';

/** The longer side at which a painting is looked at, and the shortest and longest that the training has seen. */
const PAINTING = { usual: 384, least: 256, most: 512 };

/** Of which the network is made, and the paintings' code: what it paints by. */
export interface FastStyle {
  readonly network: StyleTransform;
  readonly code: Float32Array;
}

/**
 * The code of paintings, each by its share of the blend, and by how much of the photo is to be kept: the content weight
 * against a style weight of 1, as descent has it.
 */
export async function codeOf(
  runtime: Runtime,
  paintings: readonly Planes[],
  parameters: RestyleParameters,
): Promise<FastStyle> {
  const weights = await loadWeights(runtime, 'fast-style');
  const network = transform(weights);
  const shares = blendShares(parameters.blend, paintings.length);
  const { content, style } = chooseWeights(parameters);
  const { least, most } = contentWeights;
  const kept = Math.min(most, Math.max(least, content / style));
  const code = new Float32Array(network.codeLength);
  for (const [i, painting] of paintings.entries()) {
    const own = await predict(runtime, weights, seen(painting, parameters.styleScale), kept);
    own.forEach((value, at) => (code[at] = (code[at] ?? 0) + (shares[i] ?? 0) * value));
  }
  return { network, code };
}

/** A painting at the size at which the network is to see it: the smaller, the finer its strokes become. */
function seen(painting: Planes, styleScale: number): Planes {
  const { usual, least, most } = PAINTING;
  const longest = Math.min(most, Math.max(least, usual * styleScale));
  const scale = longest / Math.max(painting.width, painting.height);
  const side = (length: number) => Math.max(SHORTEST, Math.round(length * scale));
  return resize(painting, side(painting.width), side(painting.height));
}

async function predict(
  runtime: Runtime,
  weights: Weights,
  { width, height, data }: Planes,
  contentWeight: number,
): Promise<Float32Array> {
  const lossnet = await loadLossnet(runtime);
  const painting = input('painting', [1, 3, height, width]);
  const knob = constant([knobOf(contentWeight)], [1, 1]);
  const code = predictCode(weights, styleStatistics(lossnet.features(painting)), knob);
  const session = await runtime.open(encode({ code }), width * height * lossnet.bytesPerPixel);
  try {
    const { code: found } = await session.run({ painting: { data, dims: painting.shape } });
    if (!found) throw new Error('The predictor gave no code.');
    return found;
  } finally {
    await session.release();
  }
}
