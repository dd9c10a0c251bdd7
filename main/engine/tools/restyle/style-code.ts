import { createHash } from 'node:crypto';
import { explain } from '../../../errors/explain.ts';
import type { Planes } from '../../../image/pixels.ts';
import { encode, input } from '../../graph/index.ts';
import { loadLossnet, loadWeights } from '../../networks/load.ts';
import type { LearntCode } from '../../networks/shipped-style.ts';
import { contentWeights, knobOf, predictCode, styleStatistics } from '../../networks/style-predictor.ts';
import { transform, type StyleTransform } from '../../networks/transform.ts';
import type { Weights } from '../../networks/weights.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { RestyleParameters } from './definition.ts';
import { scaledPainting } from './painting.ts';
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
 * against a style weight of 1, as descent has it. What was learnt of a painting is added to what is predicted of it,
 * offset + knob · slope, so that strength and stroke size go on acting; where it has a network of its own, that is all.
 * @param learnt what was learnt of each painting; null, or left out, where that is nothing.
 * @throws UserError learnt-style where one was learnt for other weights, or has a network of its own and isn't alone.
 */
export async function codeOf(
  runtime: Runtime,
  paintings: readonly Planes[],
  parameters: RestyleParameters,
  learnt: readonly (LearntCode | null)[] = [],
): Promise<FastStyle> {
  const shares = blendShares(parameters.blend, paintings.length);
  const { content, style } = chooseWeights(parameters);
  const kept = trainedWeight(content / style);
  const own = learnt.find((one) => one?.network.kind === 'own');
  if (own?.network.kind === 'own') {
    if (paintings.length > 1) throw explain('learnt-style.blended', { name: own.name });
    const { weights, output } = own.network;
    return { network: transform(weights, { output }), code: correction(own, kept) };
  }
  const weights = await loadWeights(runtime, 'fast-style');
  const network = transform(weights);
  const code = new Float32Array(network.codeLength);
  for (const [i, painting] of paintings.entries()) {
    const statistics = await lookAt(runtime, paintingSeen(painting, parameters.styleScale));
    const parts = [await codeAtKnob(runtime, weights, statistics, knobOf(kept))];
    const correcting = learnt[i];
    if (correcting) {
      await checkShared(runtime, correcting, network.codeLength);
      parts.push(correction(correcting, kept));
    }
    for (const part of parts)
      part.forEach((value, at) => (code[at] = (code[at] ?? 0) + (shares[i] ?? 0) * value));
  }
  return { network, code };
}

/** The content weight, against a style weight of 1, that is nearest to one and was trained with. */
export function trainedWeight(contentWeight: number): number {
  const { least, most } = contentWeights;
  return Math.min(most, Math.max(least, contentWeight));
}

function correction({ offset, slope }: LearntCode, kept: number): Float32Array {
  const knob = knobOf(kept);
  return offset.map((value, i) => value + knob * (slope[i] ?? 0));
}

/** That a style is for the weights that ship. @throws UserError learnt-style */
export async function checkShared(
  runtime: Runtime,
  { name, network, offset }: LearntCode,
  codeLength: number,
): Promise<void> {
  const { sha256 } = await runtime.weights('fast-style');
  if (network.kind === 'own') throw new Error('A network of its own is for no other weights.');
  if (network.sha256 !== sha256) throw explain('learnt-style.network', { name });
  if (offset.length !== codeLength) throw explain('learnt-style.shape', { name, part: 'offset' });
}

/** A painting at the size at which the network is to see it: the smaller, the finer its strokes become. */
export function paintingSeen(painting: Planes, styleScale: number): Planes {
  const { usual, least, most } = PAINTING;
  const longest = Math.min(most, Math.max(least, usual * styleScale));
  return scaledPainting(painting, longest / Math.max(painting.width, painting.height));
}

/** Of paintings that were looked at lately, what there was to be seen of each: [1, n] of {@link styleStatistics}. */
const known = new WeakMap<Runtime['device'], Map<string, Float32Array>>();
/** 12 KB each. */
const MOST_KNOWN = 500;

/** A painting is looked at once: that takes longer than painting a small picture by its code. */
export async function lookAt(runtime: Runtime, painting: Planes): Promise<Float32Array> {
  const lately = known.get(runtime.device) ?? new Map<string, Float32Array>();
  known.set(runtime.device, lately);
  const { width, data } = painting;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const key = `${width} ${createHash('sha256').update(bytes).digest('hex')}`;
  const statistics = lately.get(key) ?? (await findStatistics(runtime, painting));
  lately.delete(key);
  lately.set(key, statistics);
  for (const oldest of [...lately.keys()].slice(0, -MOST_KNOWN)) lately.delete(oldest);
  return statistics;
}

async function findStatistics(runtime: Runtime, { width, height, data }: Planes): Promise<Float32Array> {
  const lossnet = await loadLossnet(runtime);
  const painting = input('painting', [1, 3, height, width]);
  const model = encode({ found: styleStatistics(lossnet.features(painting)) });
  const session = await runtime.open(model, width * height * lossnet.bytesPerPixel);
  try {
    const { found } = await session.run({ painting: { data, dims: painting.shape } });
    if (!found) throw new Error('There was nothing to be seen of a painting.');
    return found;
  } finally {
    await session.release();
  }
}

/** The code that is predicted of a painting. @param seen [1, n] of {@link styleStatistics}. @param at −1…1: see {@link knobOf}. */
export async function codeAtKnob(
  runtime: Runtime,
  weights: Weights,
  seen: Float32Array,
  at: number,
): Promise<Float32Array> {
  const statistics = input('statistics', [1, seen.length]);
  const knob = input('knob', [1, 1]);
  const session = await runtime.open(encode({ code: predictCode(weights, statistics, knob) }), 1e6);
  try {
    const { code } = await session.run({
      statistics: { data: seen, dims: statistics.shape },
      knob: { data: Float32Array.of(at), dims: knob.shape },
    });
    if (!code) throw new Error('The predictor gave no code.');
    return code;
  } finally {
    await session.release();
  }
}
