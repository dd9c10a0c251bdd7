import { add, constant, mul, type Array4, type Value } from '../graph/index.ts';
import { stepOf, type Tap } from '../networks/features.ts';
import { named, type Method, type View } from './method.ts';
import { patchTarget, patchTargetLoss, type PatchLossOptions, type PatchTarget } from './patch-loss.ts';
import { nearestPatches, type PatchBank } from './patch.ts';

export interface HeldPatchesOptions {
  /** Side of a patch in positions. */
  readonly side: number;
  /** Most bytes that finding the nearest patches may take at once, beside the features and the banks. */
  readonly bytes: number;
  /** For how many iterations a patch descends towards the same one. */
  readonly hold: number;
  /** For a search that stays near: from anywhere where it is left out. */
  readonly near?: Nearness;
}

/** Where a bank's patches lie, and how far to each side a patch is looked for. */
export interface Nearness {
  /** x and y of each patch's first position at a tap, in order of y. */
  readonly places: Readonly<Partial<Record<Tap, Float32Array>>>;
  /** In pixels. */
  readonly reach: number;
}

const parts = ['mean', 'counts', 'apart'] as const satisfies readonly (keyof PatchTarget)[];

/**
 * What a method needs by which patches of the picture descend towards the nearest of banks, at each of their taps.
 * @param banks the patches to choose from, (K, side²·N), as `measureBanks` gives them.
 * @param countsOf how much each patch of a tap counts.
 */
export function heldPatches(
  banks: Readonly<Partial<Record<Tap, Array4>>>,
  { side, bytes, hold, near: limits }: HeldPatchesOptions,
  countsOf: (tap: Tap, view: View) => Pick<PatchLossOptions, 'weights' | 'total'>,
) {
  const wanted = Object.entries(banks) as [Tap, Array4][];
  const ofBank = (tap: Tap) => `patches ${tap}`;
  const part = (tap: Tap, name: keyof PatchTarget) => `${name} of ${ofBank(tap)}`;
  const held: NonNullable<Method['held']> = {
    iterations: hold,
    values: (view) =>
      Object.fromEntries(
        wanted.flatMap(([tap]) => {
          const grid = { side, stride: 1 };
          const near = view.surroundings[tap];
          const bank = { patches: named(view.targets.statistics, ofBank(tap)), ...placesOf(limits, tap) };
          const reach = limits && { reach: limits.reach / stepOf(tap) };
          const matches = nearestPatches(near, bank, grid, { bytes, ...reach });
          const target = patchTarget(near.shape, bank, matches, grid, { ...countsOf(tap, view), bytes });
          return parts.map((name) => [part(tap, name), target[name]]);
        }),
      ),
  };
  return {
    statistics: Object.fromEntries(wanted.map(([tap, bank]) => [ofBank(tap), bank])),
    border: Math.max(0, ...wanted.map(([tap]) => (side - 1) * stepOf(tap))),
    held,
    /** The sum over the taps, each by its weight; null where there are no banks. */
    loss: ({ surroundings, held }: View, weightOf: (tap: Tap) => number): Value | null => {
      const losses = wanted.map(([tap]) => {
        const [mean, counts, apart] = parts.map((name) => named(held, part(tap, name)));
        const loss = patchTargetLoss(surroundings[tap], { mean, counts, apart } as PatchTarget);
        return mul(loss, weightOf(tap));
      });
      return losses.length > 0 ? losses.reduce((sum, loss) => add(sum, loss)) : null;
    },
  };
}

function placesOf(near: Nearness | undefined, tap: Tap): Pick<PatchBank, 'places' | 'rows'> {
  const places = near?.places[tap];
  if (!places) return {};
  return {
    places: constant(places, [places.length / 2, 2]),
    rows: places.filter((_, i) => i % 2 === 1),
  };
}
