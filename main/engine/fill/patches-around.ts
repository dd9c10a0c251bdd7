import type { Planes } from '../../image/pixels.ts';
import type { Array4 } from '../graph/index.ts';
import { patchFill } from '../losses/patch-fill.ts';
import { stepOf, type FeatureNetwork, type Tap } from '../networks/features.ts';
import type { Say } from '../notes.ts';
import { measureBanks } from '../optimise/patch-banks.ts';
import type { Problem } from '../optimise/problem.ts';
import { mapValues } from '../optimise/records.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** Patches of 3×3 positions at two taps (Yang et al. 2017, section 3.3). */
const TAPS = ['relu3_1', 'relu4_1'] as const satisfies readonly Tap[];
const GRID = { side: 3, every: 1 };
/** Weights by which fillings of photographs looked best. */
const WEIGHTS = { content: 1, texture: 1, smoothness: 0.1, contentTap: 'relu4_1' } as const;
/** Iterations towards the same patches. */
const HOLD = 10;
/** Memory for looking patches up. */
const BYTES = 64e6;

/**
 * The descent of a hole's pixels towards the texture around it, from a picture whose hole is filled already; null where
 * there is no patch around it to take. See `patchFill`.
 * @param missing 1 in the hole, height · width values.
 * @param shut 1 where no patch may be taken from, the hole among it.
 * @param say is told where the memory ran out.
 */
export async function patchesAround(
  runtime: Runtime,
  network: FeatureNetwork,
  picture: Planes,
  missing: Float32Array,
  shut: Float32Array,
  say: Say,
): Promise<Problem | null> {
  const { width, height } = picture;
  const all = await measureBanks(runtime, network, [picture], TAPS, GRID, say);
  const banks = mapValues(all, (bank, tap) => without(bank, shut, width, stepOf(tap as Tap)));
  if (Object.values(banks).some(({ dims }) => dims[0] === 0)) return null;
  const method = patchFill(picture, missing, banks, WEIGHTS, { side: GRID.side, bytes: BYTES, hold: HOLD });
  const free = { picture, share: missing };
  return { width, height, network, method, free, memoryBudget: runtime.memoryBudget };
}

/**
 * The patches that have nothing of what is shut.
 * @param step pixels between two positions.
 */
function without({ data, dims }: Array4, shut: Float32Array, width: number, step: number): Array4 {
  const [count = 0, length = 0] = dims;
  const columns = Math.floor(width / step) - GRID.side + 1;
  const reach = GRID.side * step;
  const open = (patch: number) => {
    const [left, top] = [step * (patch % columns), step * Math.floor(patch / columns)];
    for (let y = top; y < top + reach; y++) {
      if (shut.subarray(y * width + left, y * width + left + reach).includes(1)) return false;
    }
    return true;
  };
  const kept = Array.from({ length: count }, (_, patch) => patch).filter(open);
  const rows = new Float32Array(kept.length * length);
  kept.forEach((patch, i) => rows.set(data.subarray(patch * length, (patch + 1) * length), i * length));
  return { data: rows, dims: [kept.length, length] };
}
