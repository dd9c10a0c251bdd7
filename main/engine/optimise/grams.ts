import type { Planes } from '../../image/pixels.ts';
import type { Array4 } from '../graph/index.ts';
import { gram } from '../losses/gram.ts';
import type { Method } from '../losses/method.ts';
import type { FeatureNetwork, Tap } from '../networks/features.ts';
import type { Say } from '../notes.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { measureStatistics } from './statistics.ts';

/**
 * A picture's Gram matrix at every tap of the network, (N, N) each, to descend towards.
 * @param say is told where the memory ran out.
 */
export async function measureGrams(
  runtime: Runtime,
  network: FeatureNetwork,
  picture: Planes,
  say: Say,
): Promise<Record<Tap, Array4>> {
  const { width, height } = picture;
  const method: Method = {
    targets: {},
    statistics: ({ features, positions }) =>
      Object.fromEntries(network.taps.map((tap) => [tap, gram(features[tap], positions[tap])])),
    whole: () => ({}),
    local: () => ({}),
  };
  const problem = { width, height, network, method, memoryBudget: runtime.memoryBudget };
  return measureStatistics(runtime, problem, picture, say);
}
