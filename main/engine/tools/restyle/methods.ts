import type { FeatureNetwork } from '../../networks/features.ts';
import { byDescent } from './by-descent.ts';
import { byPatches } from './by-patches.ts';
import type { RestyleParameters } from './definition.ts';
import type { Restyling } from './method.ts';

/** Methods that descend on the picture. */
export type DescentMethod = Exclude<RestyleParameters['method'], 'fast'>;

/** @param paintings how many there are. */
export function restylingFor(
  method: DescentMethod,
  parameters: RestyleParameters,
  paintings: number,
  network: FeatureNetwork,
): Restyling {
  switch (method) {
    case 'descent':
      return byDescent(parameters);
    case 'patches':
      return byPatches(parameters, paintings, network);
  }
}
