import type { Planes } from '../../image/pixels.ts';
import { encode, input, type Array4 } from '../graph/index.ts';
import { patchesOf } from '../losses/patch-grid.ts';
import { stepOf, type FeatureNetwork, type Tap } from '../networks/features.ts';
import type { Say } from '../notes.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { mapValues } from './records.ts';
import { measureRegion } from './region.ts';

/** Which patches of a picture are taken. */
export interface BankGrid {
  /** In positions of each tap. */
  readonly side: number;
  /** Pixels from one to the next; at least a position of the tap, which may be more. */
  readonly every: number;
}

/**
 * The patches of pictures at some taps, to choose from: (K, side²·N) each, one picture's after the other's.
 * @param say is told where the memory ran out.
 */
export async function measureBanks(
  runtime: Runtime,
  network: FeatureNetwork,
  pictures: readonly Planes[],
  taps: readonly Tap[],
  grid: BankGrid,
  say: Say,
): Promise<Partial<Record<Tap, Array4>>> {
  const banks: Record<string, Array4>[] = [];
  for (const picture of pictures) {
    const whole = { left: 0, top: 0, right: picture.width, bottom: picture.height };
    const features = await measureRegion(runtime, network, picture, whole, taps, say);
    banks.push(await cutIntoPatches(runtime, features, grid));
  }
  const [first = {}, ...others] = banks;
  return mapValues(first, (bank, tap) => joined([bank, ...others.map((other) => other[tap]!)]));
}

async function cutIntoPatches(
  runtime: Runtime,
  features: Readonly<Record<string, Array4>>,
  { side, every }: BankGrid,
): Promise<Record<string, Array4>> {
  const ofFeatures = (tap: string) => `features ${tap}`;
  const patches = mapValues(features, ({ dims }, tap) =>
    patchesOf(input(ofFeatures(tap), dims), {
      side,
      stride: Math.max(1, Math.round(every / stepOf(tap as Tap))),
    }),
  );
  const session = await runtime.open(encode(patches), 0);
  try {
    const feeds = Object.entries(features).map(([tap, values]) => [ofFeatures(tap), values] as const);
    const found = await session.run(Object.fromEntries(feeds));
    return mapValues(patches, ({ shape }, tap) => ({ data: found[tap]!, dims: shape }));
  } finally {
    await session.release();
  }
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
