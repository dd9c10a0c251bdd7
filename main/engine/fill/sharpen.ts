import type { Pixels } from '../../image/pixels.ts';
import type { FeatureNetwork } from '../networks/features.ts';
import type { Say } from '../notes.ts';
import { descend } from '../optimise/descend.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { cutMarks, cutOut, filledFrom } from './cut-out.ts';
import type { Proposal } from './guide.ts';
import { patchesAround } from './patches-around.ts';

/** At the proposal's own size, and at each that is twice as large. */
const ITERATIONS = 30;
/** The longer side of the largest picture that descends: from there on patches of the photo itself give the texture. */
const LONGEST = 256;

export interface Sharpening {
  readonly fraction: number;
  /** It changes with the next step. */
  readonly proposal: Proposal;
}

/**
 * A proposal with the texture of what surrounds it, by joint descent on its pixels: coarse to fine, each size starting
 * from the last (Yang et al. 2017, section 3.3). As it is where there is nothing around it to take texture from.
 * @param hole above 0 where the picture is missing.
 * @param shut above 0 where no texture may be taken from, the hole among it.
 * @param say is told where the memory ran out.
 */
export async function* sharpen(
  runtime: Runtime,
  network: FeatureNetwork,
  picture: Pixels,
  hole: Uint8Array,
  shut: Uint8Array,
  blurred: Proposal,
  say: Say,
): AsyncGenerator<Sharpening, Proposal, void> {
  const { region } = blurred;
  const all = sizes(blurred.planes, region.right - region.left);
  const work = all.map(({ width, height }) => width * height);
  const total = work.reduce((sum, each) => sum + each, 0);
  let proposal = blurred;
  let done = 0;
  for (const [i, size] of all.entries()) {
    const cut = cutOut(picture, hole, region, size);
    const start = filledFrom(cut, proposal.planes);
    const closed = cutMarks(shut, picture.width, region, size);
    const problem = await patchesAround(runtime, network, start, cut.missing, closed, say);
    if (!problem) break;
    const steps = descend(runtime, problem, start, { optimiser: 'lbfgs', iterations: ITERATIONS, say });
    let next = await steps.next();
    for (; !next.done; next = await steps.next()) {
      const { iteration, picture: planes } = next.value;
      const fraction = (done + (work[i]! * iteration) / ITERATIONS) / total;
      yield { fraction, proposal: { region, planes, sharp: true } };
    }
    proposal = { region, planes: filledFrom(cut, next.value), sharp: true };
    done += work[i]!;
  }
  return proposal;
}

/** The proposal's own size and its doublings, as far as the picture has them. */
function sizes({ width, height }: { width: number; height: number }, across: number) {
  const found = [{ width, height }];
  for (let factor = 2; Math.max(width, height) * factor <= LONGEST && width * factor <= across; factor *= 2) {
    found.push({ width: width * factor, height: height * factor });
  }
  return found;
}
