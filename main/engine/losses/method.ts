import type { Value } from '../graph/index.ts';
import type { Features, Tap } from '../networks/features.ts';
import type { Share } from './total-variation.ts';

/**
 * A loss over a picture, as weighted terms, in a form that can be computed window by window: terms over
 * the whole picture depend on it only through statistics that add up over windows, such as Gram matrices;
 * the others are sums over places.
 */
export interface Method {
  /** The tap at which the photo's own features are wanted, if any. */
  readonly contentTap: Tap | null;
  /** What the whole-picture terms need to know: each adds up over windows. */
  statistics(view: View): Readonly<Record<string, Value>>;
  /** Weighted terms over the whole picture, from the statistics' sums. */
  whole(statistics: Readonly<Record<string, Value>>): Readonly<Record<string, Value>>;
  /** Weighted terms that add up over windows. */
  local(view: View): Readonly<Record<string, Value>>;
}

/** A picture, or a window of one, while its loss is written down. */
export interface View {
  /** (1, 3, H, W), RGB 0…1. */
  readonly picture: Value;
  /** The picture's features, zero outside what this window accounts for. */
  readonly features: Features;
  /** Positions of each tap in the whole picture. */
  readonly positions: Readonly<Record<Tap, number>>;
  /** The photo's features at the content tap, zero likewise, and Σ P² of the whole photo. */
  readonly content: { readonly features: Value; readonly power: Value } | null;
  /** What the window accounts for; absent where it is the whole picture. */
  readonly share: Share | undefined;
}
