import { cells, depthWithin, type Cell } from '../../fill/cells.ts';
import { layProposals, type Proposal } from '../../fill/guide.ts';
import { propose } from '../../fill/propose.ts';
import { sharpen } from '../../fill/sharpen.ts';
import { loadLossnet, loadWeights } from '../../networks/load.ts';
import { marksOf, shutOf } from './marks.ts';
import type { Asked, MethodProgress } from './methods.ts';

/** Depth up to which patches alone find what goes on through a hole, in pixels. */
const NARROW = 12;

/**
 * What the network proposes for each cell of a hole.
 * @param sharp with the texture around it, and not as the network gives it.
 * @param narrow also for a cell that is too narrow for the network to add anything to what patches find; else null there.
 */
export async function* proposeAll(
  asked: Asked,
  { sharp, narrow }: { readonly sharp: boolean; readonly narrow: boolean },
): AsyncGenerator<MethodProgress, (Proposal | null)[], void> {
  const { picture, runtime, say } = asked;
  const { width, height } = picture;
  const marks = marksOf(asked);
  const all = cells(marks, width, height);
  const isNarrow = ({ core }: Cell) => !narrow && depthWithin(marks, width, core) <= NARROW;
  if (all.every(isNarrow)) return all.map(() => null);
  const shut = shutOf(asked);
  const weights = await loadWeights(runtime, 'completion');
  const network = await loadLossnet(runtime);
  const proposals: (Proposal | null)[] = [];
  const shown = (last: Proposal | null, fraction: number, stage: string): MethodProgress => ({
    ...{ stage, fraction: (proposals.length + fraction) / all.length },
    picture: () => layProposals(picture, marks, all, [...proposals, last]),
  });
  for (const cell of all) {
    if (isNarrow(cell)) {
      proposals.push(null);
      continue;
    }
    let proposal = await propose(runtime, weights, picture, marks, cell);
    yield shown(proposal, 0, 'proposing');
    if (sharp) {
      const steps = sharpen(runtime, network, picture, marks, shut, proposal, say);
      let next = await steps.next();
      for (; !next.done; next = await steps.next()) {
        yield shown(next.value.proposal, next.value.fraction, 'texturing');
      }
      proposal = next.value;
    }
    proposals.push(proposal);
  }
  return proposals;
}
