import type { Pixels, Planes } from '../../image/pixels.ts';
import type { FeatureNetwork } from '../networks/features.ts';
import type { Say } from '../notes.ts';
import { openObjective } from '../optimise/picture-objective.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { cutMarks, cutOut } from './cut-out.ts';
import type { Proposal } from './guide.ts';
import { patchesAround } from './patches-around.ts';

/** Patches that are further from those around the hole than this, relative to what these are, fit nowhere. */
const FITS = 0.7;
/** How much nearer what is filled by patches alone has to be: what is led by a proposal has to follow that as well. */
const CLEARLY = 0.85;

/**
 * Whether a cell of a hole is better filled by patches alone than by patches that a proposal leads: both are held, at
 * the proposal's size, against what surrounds them, by how far the patches of LossNet's features that touch the hole are
 * from the nearest outside.
 * @param copied the picture as patches alone fill it.
 * @param led as it is filled by what is proposed.
 * @param shut above 0 where nothing may be taken from, the hole among it.
 */
export async function betterCopied(
  runtime: Runtime,
  network: FeatureNetwork,
  { copied, led }: { readonly copied: Pixels; readonly led: Pixels },
  hole: Uint8Array,
  shut: Uint8Array,
  { region, planes }: Proposal,
  say: Say,
): Promise<boolean> {
  const { missing } = cutOut(copied, hole, region, planes);
  const closed = cutMarks(shut, copied.width, region, planes);
  const nothing = new Uint8Array(hole.length);
  const strange = (filled: Pixels) =>
    strangeness(runtime, network, cutOut(filled, nothing, region, planes).planes, missing, closed, say);
  const [ofCopies, ofLed] = [await strange(copied), await strange(led)];
  return ofCopies !== null && ofLed !== null && ofCopies < FITS && ofCopies < CLEARLY * ofLed;
}

/** Mean squared distance of what is in the hole to the nearest patches around it; null where there are none. */
export async function strangeness(
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
