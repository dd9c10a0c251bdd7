import type { ResultNote } from '../../../../preload/contract/recipe.ts';
import type { Pixels } from '../../../image/pixels.ts';
import { fill, type FillOptions, type FillProgress } from '../../fill/fill.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { FillParameters } from './definition.ts';

export interface MethodProgress extends FillProgress {
  /** A key under `stages` in the translations. */
  readonly stage: string;
}

export interface Filled {
  readonly picture: Pixels;
  /** What the person should know, such as what was chosen and why. */
  readonly notes: readonly ResultNote[];
}

/**
 * A way to fill a hole: outside it, not a byte of the picture changes. It yields often enough to be stopped, and is
 * stopped by ending it.
 * @param picture the hole and what is around it, cut out of the photo.
 * @param hole 255 for each pixel to fill and 0 for the others, width · height.
 * @throws UserError nothing-to-draw-from where there is nothing to fill it with.
 */
export type FillMethod = (
  picture: Pixels,
  hole: Uint8Array,
  options: FillOptions,
  runtime: Runtime,
) => AsyncGenerator<MethodProgress, Filled, void>;

export const methods: Readonly<Record<FillParameters['method'], FillMethod>> = {
  // oxlint-disable-next-line typescript/require-await
  patchmatch: async function* (picture, hole, options) {
    const steps = fill(picture, hole, options);
    let next = steps.next();
    for (; !next.done; next = steps.next()) yield { ...next.value, stage: 'filling' };
    return { picture: next.value, notes: [] };
  },
};
