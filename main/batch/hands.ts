import {
  isToolStep,
  type AdjustmentStep,
  type BatchOutput,
  type BatchRecipe,
  type ToolStep,
} from '../../preload/contract/batch.ts';
import { defaultQuality } from '../../preload/contract/formats.ts';
import type { Job, OpenedPicture, StoredPicture, ToolInputs } from '../../preload/contract/index.ts';
import type { SavePlan } from '../document/codec-protocol.ts';
import type { Codec } from '../document/codec.ts';
import { fitWithin } from '../engine/optimise/levels.ts';
import { requireTool } from '../engine/tools/check.ts';
import { explain } from '../errors/explain.ts';
import { fromFailure } from '../errors/user-error.ts';
import { isAlone } from '../image/meeting.ts';
import { inWords } from '../image/metadata.ts';
import { wholePicture } from '../jobs/whole.ts';
import type { Holdings } from '../store/holdings.ts';
import { openPixelStore } from '../store/pixelstore.ts';
import { encodeWithin } from './encode-within.ts';
import type { Item } from './plan.ts';
import { wantedOf, type Hands, type Made } from './work.ts';

type Over = Extract<Job, { state: 'done' | 'failed' | 'cancelled' }>;

export interface Tools {
  readonly codec: Codec;
  readonly holdings: Holdings;
  /** Runs a tool as a job, whose pictures are held until it is forgotten. */
  readonly run: (
    tool: string,
    parameters: Record<string, unknown>,
    inputs: ToolInputs,
    tell: (fraction: number) => void,
  ) => Promise<Over>;
  readonly forget: (job: string) => void;
  /** What a step takes beside the picture. @param owner holds what is opened. */
  readonly inputsOf: (step: ToolStep, item: Item, owner: string) => Promise<ToolInputs>;
}

/** Of a picture's time: reading it, and writing its files. The rest is the tools'. */
const [READING, WRITING] = [0.05, 0.05];

/** Hands that open a picture, take each step on what the one before made, tools as jobs, and encode the files. */
export function handsWith(tools: Tools): Hands {
  let count = 0;
  return {
    make: async (item, recipe, tell) => {
      const owner = `batch/${(count += 1)}`;
      const jobs: string[] = [];
      const start = performance.now();
      let waited = 0;
      const wait = (seconds: number) => (waited += seconds);
      try {
        const photo = await tools.codec.ask('openFile', { path: item.input }, owner);
        tell(READING);
        let picture: StoredPicture = photo;
        for (const [i, step] of recipe.steps.entries()) {
          const share = (1 - READING - WRITING) / recipe.steps.length;
          const from = { photo, picture, item, owner, jobs, wait };
          picture = isToolStep(step)
            ? await take(step, from, (fraction) => tell(READING + share * (i + fraction)))
            : await adjust(step, from);
        }
        tell(1 - WRITING);
        const made = await filesOf(item, recipe, photo, picture, tools.codec);
        return { ...made, seconds: secondsSince(start) - waited };
      } finally {
        jobs.forEach((job) => tools.forget(job));
        tools.holdings.release(owner);
      }
    },
  };

  function adjust(
    { adjustment, amount, blend }: AdjustmentStep,
    { picture, owner }: From,
  ): Promise<StoredPicture> {
    return tools.codec.ask('adjust', { pixels: picture.pixels, adjustment, amount, blend }, owner);
  }

  async function take(
    step: ToolStep,
    { photo, picture, item, owner, jobs, wait }: From,
    tell: (fraction: number) => void,
  ): Promise<StoredPicture> {
    const image = {
      kind: 'picture' as const,
      ...{ pixels: picture.pixels, profile: photo.profile, name: photo.name },
    };
    const inputs = { ...(await tools.inputsOf(step, item, owner)), image };
    const asked = performance.now();
    const job = await tools.run(step.tool, step.parameters, inputs, tell);
    jobs.push(job.id);
    if (job.state === 'failed') throw fromFailure(job.error);
    if (job.state === 'cancelled') throw explain('cancelled.batch');
    // Another picture may have had the engine first.
    wait(secondsSince(asked) - job.seconds);
    const { result } = job;
    const made =
      result.kind === 'picture' ? result : result.kind === 'pictures' ? result.pictures[0] : undefined;
    if (!made) throw new Error(`${step.tool} gave no picture.`);
    const inbox = tools.holdings.inboxOf(owner.replace('/', '-'));
    const store = await openPixelStore(tools.holdings.session, inbox);
    let whole: StoredPicture;
    try {
      whole = await wholePicture(made, result, picture.pixels, store);
      await tools.holdings.takeIn(owner, inbox);
    } finally {
      await tools.holdings.close(inbox);
    }
    const { amount, blend } = step;
    if (isAlone({ amount, blend })) return whole;
    return tools.codec.ask('fade', { under: picture.pixels, over: whole.pixels, amount, blend }, owner);
  }
}

/** What a step is taken on. */
interface From {
  readonly photo: OpenedPicture;
  readonly picture: StoredPicture;
  readonly item: Item;
  /** Holds what is made on the way. */
  readonly owner: string;
  readonly jobs: string[];
  /** Tells how long it waited for the engine. */
  readonly wait: (seconds: number) => void;
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

async function filesOf(
  item: Item,
  recipe: BatchRecipe,
  photo: OpenedPicture,
  { pixels, width, height }: StoredPicture,
  codec: Codec,
): Promise<Made> {
  const composite = recipe.steps.some(
    (step) => isToolStep(step) && requireTool(step.tool).composite === true,
  );
  const files: Uint8Array[] = [];
  const notes = [...photo.notes];
  if (
    photo.depth === 16 &&
    recipe.steps.some((step) => !isToolStep(step) && step.adjustment.type === 'median')
  )
    notes.push(inWords({ code: 'depth-reduced', from: 16, to: 8 }));
  for (const { output, format } of wantedOf(item)) {
    const wish = recipe.outputs[output];
    if (!wish) throw new Error(`The recipe has no output ${output}.`);
    const { metadata: keep, toSrgb, quality } = wish;
    const plan: SavePlan = {
      ...{ pixels, metadata: photo.metadata, keep, profile: photo.profile, toSrgb, composite, format },
      ...{ quality: quality ?? defaultQuality[format], size: sizeWithin(width, height, wish) },
    };
    files.push(
      await encodeWithin(plan, { width, height }, wish.kilobytes, (one) => codec.ask('encode', one)),
    );
  }
  return { files, notes };
}

/** The size that an output is to have; nothing where that is the picture's own. */
function sizeWithin(width: number, height: number, { longestSide }: BatchOutput): SavePlan['size'] {
  return longestSide !== null && Math.max(width, height) > longestSide
    ? fitWithin(width, height, longestSide)
    : undefined;
}
