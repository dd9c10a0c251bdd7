import type { Pixels, Planes } from '../../image/pixels.ts';
import type { FeatureNetwork } from '../networks/features.ts';
import type { Say } from '../notes.ts';
import { openObjective } from '../optimise/picture-objective.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { cutMarks, cutOut, filledFrom } from './cut-out.ts';
import type { Proposal } from './guide.ts';
import { patchesAround } from './patches-around.ts';

/**
 * What is copied is always more like what surrounds it than what a network makes, even where it is wrong. Where it is
 * twice as much like it, it goes on so well that nothing seems to be missing.
 */
const CLEARLY = 0.5;

/**
 * Whether a hole is better filled by patches alone than after a proposal: both are held, at the proposal's size, against
 * what surrounds them, by how far the patches of LossNet's features that touch the hole are from the nearest outside.
 * @param copied the picture as patches alone fill it.
 * @param shut above 0 where nothing may be taken from, the hole among it.
 */
export async function betterCopied(
  runtime: Runtime,
  network: FeatureNetwork,
  copied: Pixels,
  hole: Uint8Array,
  shut: Uint8Array,
  { region, planes }: Proposal,
  say: Say,
): Promise<boolean> {
  const { missing } = cutOut(copied, hole, region, planes);
  const closed = cutMarks(shut, copied.width, region, planes);
  const { planes: whole } = cutOut(copied, new Uint8Array(hole.length), region, planes);
  const strange = (filled: Planes) => strangeness(runtime, network, filled, missing, closed, say);
  const proposed = filledFrom({ planes: whole, missing }, planes);
  const [ofCopies, ofProposal] = [await strange(whole), await strange(proposed)];
  return ofCopies !== null && ofProposal !== null && ofCopies < CLEARLY * ofProposal;
}

/** Mean squared distance of what is in the hole to the nearest patches around it; null where there are none. */
async function strangeness(
  runtime: Runtime,
  network: FeatureNetwork,
  filled: Planes,
  missing: Float32Array,
  closed: Float32Array,
  say: Say,
): Promise<number | null> {
  const problem = await patchesAround(runtime, network, filled, missing, closed, say);
  if (!problem) return null;
  const objective = await openObjective(runtime, problem);
  try {
    await objective.evaluate(filled.data);
    return objective.terms().texture ?? null;
  } finally {
    await objective.close();
  }
}
