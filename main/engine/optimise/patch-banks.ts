import type { Planes } from '../../image/pixels.ts';
import type { Array4 } from '../graph/index.ts';
import type { Method } from '../losses/method.ts';
import { patchesOf, type PatchGrid } from '../losses/patch.ts';
import type { FeatureNetwork, Tap } from '../networks/features.ts';
import type { Say } from '../notes.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { mapValues } from './records.ts';
import { measureStatistics } from './statistics.ts';

/**
 * The patches of pictures at some taps, to choose from: (K, side²·N) each, one picture's after the other's. Pictures
 * are looked at in one piece.
 * @param say is told where the memory ran out.
 */
export async function measureBanks(
  runtime: Runtime,
  network: FeatureNetwork,
  pictures: readonly Planes[],
  taps: readonly Tap[],
  grid: PatchGrid,
  say: Say,
): Promise<Partial<Record<Tap, Array4>>> {
  const method: Method = {
    targets: {},
    statistics: ({ features }) =>
      Object.fromEntries(taps.map((tap) => [tap, patchesOf(features[tap], grid)])),
    whole: () => ({}),
    local: () => ({}),
  };
  const banks: Record<string, Array4>[] = [];
  for (const picture of pictures) {
    const { width, height } = picture;
    const problem = { width, height, network, method, memoryBudget: Infinity };
    banks.push(await measureStatistics(runtime, problem, picture, say));
  }
  const [first = {}, ...others] = banks;
  return mapValues(first, (bank, tap) => joined([bank, ...others.map((other) => other[tap]!)]));
}

/** The rows of all, one array's after the other's. */
function joined(arrays: readonly Array4[]): Array4 {
  const rows = arrays.reduce((sum, { dims: [count = 0] }) => sum + count, 0);
  const length = arrays[0]?.dims[1] ?? 0;
  const data = new Float32Array(rows * length);
  let at = 0;
  for (const each of arrays) {
    data.set(each.data, at);
    at += each.data.length;
  }
  return { data, dims: [rows, length] };
}
