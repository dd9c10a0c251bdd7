import { explain } from '../../../errors/explain.ts';
import type { CnnmrfWeights } from '../../losses/cnnmrf.ts';
import type { GatysWeights } from '../../losses/gatys.ts';
import type { Scaling } from '../../losses/scaling.ts';
import { taps, type Tap } from '../../networks/features.ts';
import type { RestyleParameters } from './definition.ts';

/** What strengths of 1 stand for: α, β and γ. */
const PRESETS: Record<Scaling, { content: number; style: number; smoothness: number }> = {
  // Found by eye on photographs and paintings.
  relative: { content: 0.02, style: 1, smoothness: 0.01 },
  // α:β = 1e-3 (Gatys et al. 2016, §3).
  paper: { content: 1e-3, style: 1, smoothness: 0.01 },
};

/** The same for the method by patches, found by eye too: patches that are alike hold the photo less than statistics do. */
const PATCHES = { content: 0.5, style: 1, smoothness: 0.1 };

/** The layers whose patches may count. */
export const patchTaps = ['relu2_1', 'relu3_1', 'relu4_1'] as const satisfies readonly Tap[];
const none = { relu1_1: 0, relu2_1: 0, relu3_1: 0, relu4_1: 0, relu5_1: 0 };

/** @throws UserError bad-parameters where nothing is left to work towards. */
export function chooseWeights(parameters: RestyleParameters): GatysWeights {
  const { contentStrength, styleStrength, smoothness, layers, scaling } = parameters;
  const preset = PRESETS[scaling];
  const sum = taps.reduce((total, tap) => total + layers[tap], 0);
  const style = sum > 0 ? preset.style * styleStrength : 0;
  if (contentStrength === 0 && style === 0) {
    throw explain('no-strength');
  }
  return {
    content: preset.content * contentStrength,
    style,
    smoothness: preset.smoothness * smoothness,
    layers: Object.fromEntries(taps.map((tap) => [tap, sum > 0 ? layers[tap] / sum : 0])) as Record<
      Tap,
      number
    >,
    contentTap: 'relu4_1',
  };
}

/** @throws UserError bad-parameters where nothing is left to work towards. */
export function choosePatchWeights(parameters: RestyleParameters): CnnmrfWeights {
  const { contentStrength, styleStrength, smoothness, patchLayers } = parameters;
  const sum = patchTaps.reduce((total, tap) => total + patchLayers[tap], 0);
  const style = sum > 0 ? PATCHES.style * styleStrength : 0;
  if (contentStrength === 0 && style === 0) {
    throw explain('no-strength');
  }
  return {
    content: PATCHES.content * contentStrength,
    style,
    smoothness: PATCHES.smoothness * smoothness,
    layers: {
      ...none,
      ...Object.fromEntries(patchTaps.map((tap) => [tap, sum > 0 ? patchLayers[tap] / sum : 0])),
    },
    contentTap: 'relu4_1',
  };
}

/** Each style's share of the blend; they sum to 1. */
export function blendShares(blend: readonly number[], count: number): number[] {
  const weights = Array.from({ length: count }, (_, i) => blend[i] ?? 1);
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) {
    throw explain('no-blend');
  }
  return weights.map((weight) => weight / sum);
}
