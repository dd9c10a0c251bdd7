import type { Runtime } from '../runtime/runtime.ts';
import type { FeatureNetwork } from './features.ts';
import { lossnet } from './lossnet.ts';
import { readSafetensors } from './safetensors.ts';

/** The feature network that ships, ready to build graphs with. */
export async function loadLossnet(runtime: Runtime): Promise<FeatureNetwork> {
  return lossnet(readSafetensors((await runtime.weights('lossnet')).bytes, 'lossnet'));
}
