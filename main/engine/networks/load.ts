import type { Runtime } from '../runtime/runtime.ts';
import type { FeatureNetwork } from './features.ts';
import { lossnet } from './lossnet.ts';
import { readSafetensors } from './safetensors.ts';
import { vgg } from './vgg.ts';
import type { Weights } from './weights.ts';

/** The tensors of a model. @throws UserError bad-model where its file is missing or another, model-missing where it has to be fetched first. */
export async function loadWeights(runtime: Runtime, id: string): Promise<Weights> {
  return readSafetensors((await runtime.weights(id)).bytes, id);
}

/** The feature network that ships, ready to build graphs with. */
export async function loadLossnet(runtime: Runtime): Promise<FeatureNetwork> {
  return lossnet(await loadWeights(runtime, 'lossnet'));
}

/** Feature networks that pictures can be compared by. */
export const featureNetworks = ['lossnet', 'vgg19'] as const;
export type FeatureNetworkId = (typeof featureNetworks)[number];

/** @throws UserError model-missing for one that has to be fetched first. */
export async function loadFeatures(runtime: Runtime, id: FeatureNetworkId): Promise<FeatureNetwork> {
  switch (id) {
    case 'lossnet':
      return loadLossnet(runtime);
    case 'vgg19':
      return vgg(await loadWeights(runtime, id));
  }
}
