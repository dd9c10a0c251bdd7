import type { Runtime } from '../runtime/runtime.ts';
import type { FeatureNetwork } from './features.ts';
import { lossnet } from './lossnet.ts';
import { readSafetensors } from './safetensors.ts';
import type { Weights } from './weights.ts';

/** The tensors of a model that ships. @throws UserError bad-model where its file is missing or another. */
export async function loadWeights(runtime: Runtime, id: string): Promise<Weights> {
  return readSafetensors((await runtime.weights(id)).bytes, id);
}

/** The feature network that ships, ready to build graphs with. */
export async function loadLossnet(runtime: Runtime): Promise<FeatureNetwork> {
  return lossnet(await loadWeights(runtime, 'lossnet'));
}
