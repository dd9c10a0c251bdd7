import { turnedAndScaled } from '../../../image/turned-copies.ts';
import { input } from '../../graph/index.ts';
import { cnnmrf } from '../../losses/cnnmrf.ts';
import { stepOf, type FeatureNetwork } from '../../networks/features.ts';
import { SHORTEST } from '../../optimise/levels.ts';
import { planOctaves } from '../../optimise/octaves.ts';
import { measureBanks } from '../../optimise/patch-banks.ts';
import type { RestyleParameters } from './definition.ts';
import { sizeForLevel, type Restyling } from './method.ts';
import { choosePatchWeights, patchTaps } from './weights.ts';

/** For how many iterations a patch descends towards the same one of the painting's. */
const HOLD = 5;
/** For finding the nearest patches; larger chunks aren't faster. */
const BYTES = 16e6;
/** So many products of numbers, in finding patches, take as long as an iteration takes for a pixel. */
const PRODUCTS = 200_000;
/** What finding takes beside them, of an iteration: the network's way up. */
const LOOK = 0.4;

/** V3: Li, Wand 2016, octave by octave. With several paintings each patch takes the one that it is nearest to. */
export function byPatches(parameters: RestyleParameters, count: number, network: FeatureNetwork): Restyling {
  const { patchSide: side, patchEvery, rotations, scales, octaves, iterations, styleScale } = parameters;
  const wanted = patchTaps.filter((tap) => parameters.patchLayers[tap] > 0);
  const least = Math.max(...wanted.map((tap) => side * stepOf(tap)));
  return {
    plan: (width, height) => planOctaves(width, height, octaves, iterations),
    work: ({ width, height, iterations }) => {
      const pixels = width * height;
      const copies = count * (2 * rotations + 1) * (2 * scales + 1);
      const features = network.features(input('picture', [1, 3, SHORTEST, SHORTEST]));
      const products = wanted.reduce((sum, tap) => {
        const own = pixels / stepOf(tap) ** 2;
        const theirs = (copies * pixels * styleScale ** 2) / Math.max(patchEvery, stepOf(tap)) ** 2;
        return sum + own * theirs * side ** 2 * (features[tap].shape[1] ?? 0);
      }, 0);
      return iterations * pixels + Math.ceil(iterations / HOLD) * (LOOK * pixels + products / PRODUCTS);
    },
    method: async ({ runtime, network, photo, paintings, say }) => {
      const weights = choosePatchWeights(parameters);
      const copies = paintings.flatMap((painting) =>
        turnedAndScaled(sizeForLevel(painting, photo, styleScale), rotations, scales),
      );
      const large = copies.filter(({ width, height }) => Math.min(width, height) >= least);
      const banks = await measureBanks(runtime, network, large, wanted, { side, every: patchEvery }, say);
      return cnnmrf(photo, banks, weights, { side, bytes: BYTES, hold: HOLD });
    },
  };
}
