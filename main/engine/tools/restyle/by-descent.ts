import { gatys, type Style } from '../../losses/gatys.ts';
import { measureGrams } from '../../optimise/grams.ts';
import { planLevels } from '../../optimise/levels.ts';
import type { RestyleParameters } from './definition.ts';
import { sizeForLevel, type Restyling } from './method.ts';
import { blendShares, chooseWeights } from './weights.ts';

/** V1: Gatys, Ecker, Bethge 2016, coarse to fine. */
export function byDescent(parameters: RestyleParameters): Restyling {
  return {
    plan: (width, height) => planLevels(width, height, parameters.iterations),
    work: ({ width, height, iterations }) => width * height * iterations,
    method: async ({ runtime, network, photo, paintings, say }) => {
      const weights = chooseWeights(parameters);
      const shares = blendShares(parameters.blend, paintings.length);
      const styles: Style[] = [];
      for (const [i, painting] of paintings.entries()) {
        const sized = sizeForLevel(painting, photo, parameters.styleScale);
        styles.push({ weight: shares[i] ?? 0, grams: await measureGrams(runtime, network, sized, say) });
      }
      return gatys(photo, styles, weights, parameters.scaling);
    },
  };
}
