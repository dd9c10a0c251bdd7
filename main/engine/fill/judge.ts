import { randomSource } from '../../image/noise.ts';
import type { Pixels, Planes } from '../../image/pixels.ts';
import { fromPlanes, toPlanes } from '../../image/planes.ts';
import type { FeatureNetwork } from '../networks/features.ts';
import type { Say } from '../notes.ts';
import { openObjective } from '../optimise/picture-objective.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { cutMarks, cutOut, filledFrom, type CutOut } from './cut-out.ts';
import { fillCell } from './fill-cell.ts';
import { copyOf, groundOf, paste } from './ground.ts';
import type { Proposal } from './guide.ts';
import { patchesAround } from './patches-around.ts';

/** What is copied is always like what surrounds it; it has to be so much more like it, to be better than a proposal. */
const CLEARLY = 0.6;

/**
 * Whether a hole is better filled without the proposal: patches alone fill it at the proposal's size, and both are held
 * against what surrounds them, by how far the patches of LossNet's features that touch the hole are from the nearest
 * outside it. Copies that fit nearly as well as if nothing were missing are taken.
 */
export async function betterWithout(
  runtime: Runtime,
  network: FeatureNetwork,
  picture: Pixels,
  hole: Uint8Array,
  shut: Uint8Array,
  { region, planes }: Proposal,
  say: Say,
): Promise<boolean> {
  const cut = cutOut(picture, hole, region, planes);
  const closed = cutMarks(shut, picture.width, region, planes);
  const copied = fillSmall(cut, closed);
  if (!copied) return false;
  const strange = (filled: Planes) =>
    strangeness(runtime, network, filledFrom(cut, filled), cut, closed, say);
  const [ofCopies, ofProposal] = [await strange(copied), await strange(planes)];
  return ofCopies !== null && ofProposal !== null && ofCopies < CLEARLY * ofProposal;
}

/** Mean squared distance of what is in the hole to the nearest patches around it; null where there are none. */
async function strangeness(
  runtime: Runtime,
  network: FeatureNetwork,
  filled: Planes,
  { missing }: CutOut,
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

/** Filled by patches alone; null where none can be taken. */
function fillSmall({ planes, missing }: CutOut, closed: Float32Array): Planes | null {
  const { width, height } = planes;
  const small = fromPlanes(planes, 8);
  const whole = { left: 0, top: 0, right: width, bottom: height };
  const ground = groundOf(
    small,
    Uint8Array.from(missing),
    Uint8Array.from(closed, (shut) => 1 - shut),
    whole,
  );
  const steps = fillCell(ground, randomSource(1), null, whole);
  let next = steps.next();
  while (!next.done) next = steps.next();
  if (!next.value) return null;
  const filled = copyOf(small);
  paste(filled, next.value, whole, whole);
  return toPlanes(filled);
}
