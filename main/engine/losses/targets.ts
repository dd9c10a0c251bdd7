import type { Planes } from '../../image/pixels.ts';
import type { Array4 } from '../graph/index.ts';
import type { Tap } from '../networks/features.ts';

/**
 * What a method descends towards. In its graph all of these are inputs, so that a model made once serves any
 * photo and any painting.
 */
export interface Targets {
  readonly features?: Readonly<Record<string, FeatureTarget>>;
  /** What is the same in every window: Gram matrices, banks of patches. */
  readonly statistics?: Readonly<Record<string, Array4>>;
  /** How much each pixel counts, 0…1, height · width values; a tap sees the mean over each of its positions. */
  readonly places?: Readonly<Record<string, Float32Array>>;
}

/** Features of a picture that is as large as the one that descends. */
export interface FeatureTarget {
  readonly picture: Planes;
  readonly tap: Tap;
  /** The name of the places by which their power is weighted; without one every place counts alike. */
  readonly places?: string;
}
