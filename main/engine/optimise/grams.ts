import type { Planes } from '../../image/pixels.ts';
import { constant, type Value } from '../graph/index.ts';
import { gram } from '../losses/gram.ts';
import type { Method } from '../losses/method.ts';
import type { FeatureNetwork, Tap } from '../networks/features.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { measureStatistics } from './statistics.ts';

/** A picture's Gram matrix at every tap of the network, (N, N) each, as constants to descend towards. */
export async function measureGrams(
  runtime: Runtime,
  network: FeatureNetwork,
  picture: Planes,
): Promise<Record<Tap, Value>> {
  const { width, height } = picture;
  const method: Method = {
    contentTap: null,
    statistics: ({ features, positions }) =>
      Object.fromEntries(network.taps.map((tap) => [tap, gram(features[tap], positions[tap])])),
    whole: () => ({}),
    local: () => ({}),
  };
  const problem = {
    width,
    height,
    network,
    method,
    photo: null,
    memoryBudget: runtime.memoryBudget,
  };
  const found = await measureStatistics(runtime, problem, picture);
  return Object.fromEntries(
    Object.entries(found).map(([tap, { data, dims }]) => [tap, constant(data, dims)]),
  ) as Record<Tap, Value>;
}
