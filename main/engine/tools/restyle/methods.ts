import type { FeatureNetwork } from '../../networks/features.ts';
import { byDescent } from './by-descent.ts';
import { byPatches } from './by-patches.ts';
import type { RestyleParameters } from './definition.ts';
import type { Restyling } from './method.ts';

/** @param paintings how many there are. */
export function restylingFor(
  parameters: RestyleParameters,
  paintings: number,
  network: FeatureNetwork,
): Restyling {
  switch (parameters.method) {
    case 'descent':
      return byDescent(parameters);
    case 'patches':
      return byPatches(parameters, paintings, network);
  }
}
