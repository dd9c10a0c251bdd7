import type { Pixels } from '../../image/pixels.ts';
import { encode, input } from '../graph/index.ts';
import { completion, completionStep } from '../networks/completion.ts';
import type { Weights } from '../networks/weights.ts';
import type { Region } from '../optimise/region.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { clip, depthWithin, grown, type Cell } from './cells.ts';
import { cutOut } from './cut-out.ts';
import type { Proposal } from './guide.ts';

/** The longer side of what the network is shown, at most. */
const LONGEST = 256;
/** How deep a hole it is shown, at most, in pixels: it was trained on such. */
const DEEPEST = 32;
/** Memory that a run takes beside the model. */
const workingBytes = 200e6;

/** What the completion network proposes for a cell of a hole, from as much around it as it is wide. */
export async function propose(
  runtime: Runtime,
  weights: Weights,
  picture: Pixels,
  hole: Uint8Array,
  { core }: Cell,
): Promise<Proposal> {
  const margin = Math.max(core.right - core.left, core.bottom - core.top);
  const region = clip(grown(core, margin), picture.width, picture.height);
  const size = shownSize(region, depthWithin(hole, picture.width, core));
  const { planes, missing } = cutOut(picture, hole, region, size);
  const shown = input('picture', [1, 3, size.height, size.width]);
  const mask = input('mask', [1, 1, size.height, size.width]);
  const session = await runtime.open(encode({ proposal: completion(weights, shown, mask) }), workingBytes);
  try {
    const { proposal } = await session.run({
      picture: { data: planes.data, dims: shown.shape },
      mask: { data: missing, dims: mask.shape },
    });
    if (!proposal) throw new Error('The network gave no proposal.');
    const data = planes.data.map((value, i) => (missing[i % missing.length] === 1 ? proposal[i]! : value));
    return { region, planes: { ...size, data }, sharp: false };
  } finally {
    await session.release();
  }
}

function shownSize({ left, top, right, bottom }: Region, depth: number) {
  const scale = Math.min(1, LONGEST / Math.max(right - left, bottom - top), DEEPEST / depth);
  const fit = (length: number) =>
    Math.max(completionStep, completionStep * Math.round((length * scale) / completionStep));
  return { width: fit(right - left), height: fit(bottom - top) };
}
