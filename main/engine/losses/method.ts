import type { Value } from '../graph/index.ts';
import type { Features, Tap } from '../networks/features.ts';
import type { Targets } from './targets.ts';
import type { Share } from './total-variation.ts';

/**
 * A loss over a picture, as weighted terms, in a form that can be computed window by window: terms over
 * the whole picture depend on it only through statistics that add up over windows, such as Gram matrices;
 * the others are sums over places.
 */
export interface Method {
  /** What its terms descend towards, by the names that they ask for it. */
  readonly targets: Targets;
  /** How far, in pixels, its terms look at features beyond the places that a window accounts for; 0 unless said. */
  readonly border?: number;
  /** What the whole-picture terms need to know: each adds up over windows. */
  statistics(view: View): Readonly<Record<string, Value>>;
  /** Weighted terms over the whole picture, from the statistics' sums and the statistics wanted. */
  whole(sums: Readonly<Record<string, Value>>, targets: ViewTargets['statistics']): Terms;
  /** Weighted terms that add up over windows. */
  local(view: View): Terms;
  /** What the local terms take as given between one look-up and the next, where the method has such. */
  readonly held?: Held;
}

/** What is looked up in a picture now and then, such as which patch is nearest to which, and held meanwhile. */
export interface Held {
  /** Iterations from one look-up to the next. */
  readonly iterations: number;
  /** For a window; no gradient flows through it. */
  values(view: View): Readonly<Record<string, Value>>;
}

export type Terms = Readonly<Record<string, Value>>;

/** A picture, or a window of one, while its loss is written down. */
export interface View {
  /** (1, 3, H, W), RGB 0…1. */
  readonly picture: Value;
  /** The picture's features, zero outside what this window accounts for. */
  readonly features: Features;
  /** The same as they are, right up to the method's border around what this window accounts for. */
  readonly surroundings: Features;
  /** (1, 1, h, w) at each tap, 1 at positions that this window accounts for; absent where it is the whole picture. */
  readonly own: Readonly<Record<Tap, Value>> | undefined;
  /** Positions of each tap in the whole picture. */
  readonly positions: Readonly<Record<Tap, number>>;
  readonly targets: ViewTargets;
  /** What the method holds, by its names; nothing while it is being looked up. */
  readonly held: Readonly<Record<string, Value>>;
  /** What the window accounts for, in pixels; absent where it is the whole picture. */
  readonly share: Share | undefined;
}

/** The method's targets in the graph, by their names. */
export interface ViewTargets {
  /** The target's features, zero outside what the window accounts for, and their power over the whole picture. */
  readonly features: Readonly<Record<string, { readonly features: Value; readonly power: Value }>>;
  readonly statistics: Readonly<Record<string, Value>>;
  readonly places: Readonly<Record<string, ViewPlaces>>;
}

/** How much each place counts, at each tap: (1, 1, h, w), and the sum over the whole picture. */
export interface ViewPlaces {
  readonly at: Readonly<Record<Tap, Value>>;
  readonly total: Readonly<Record<Tap, number>>;
}

/** The one of that name; a method that asks for what it wasn't given is a mistake in the program. */
export function named<T>(values: Readonly<Record<string, T>>, name: string): T {
  const found = values[name];
  if (found === undefined) throw new Error(`There is no “${name}” among: ${Object.keys(values).join(', ')}.`);
  return found;
}
