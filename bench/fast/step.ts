import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode, input } from '../../main/engine/graph/index.ts';
import { loadLossnet } from '../../main/engine/networks/load.ts';
import { loadShipped } from '../../main/engine/networks/shipped-style.ts';
import { measureGrams } from '../../main/engine/optimise/grams.ts';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import { learnCode, learnNetwork, ownOfShipped } from '../../main/engine/tools/learn-style/learner.ts';
import {
  BATCH,
  batchOf,
  CONTENT,
  feedsFor,
  styleCourse,
  type Crop,
} from '../../main/engine/tools/learn-style/style-course.ts';
import { codeAtKnob, lookAt, paintingSeen } from '../../main/engine/tools/restyle/style-code.ts';
import { beginning } from '../../main/engine/train/checkpoint.ts';
import { train } from '../../main/engine/train/train.ts';
import type { Planes } from '../../main/image/pixels.ts';
import { resize } from '../../main/image/resample.ts';
import { root } from '../../scripts/root.ts';
import { openProgram } from '../pytorch/program.ts';
import { besidePytorch, median, rounded } from '../statistics.ts';
import { read, shippedStyles } from './pictures.ts';

const SIDE = 256;
/** Of the content, against a style weight of 1. */
const WEIGHT = 0.1;
/** Steps of both sides in turns, so that both meet the same machine; one more warms up. */
const ROUNDS = 9;
const SAMPLES = ['chelsea.jpg', 'coffee.jpg'];

/** An iteration of learning a style, against the same in PyTorch, with the weights that ship on both sides and the same photos. */
export async function step(runtime: Runtime): Promise<object> {
  const [style] = await shippedStyles(1);
  if (!style) throw new Error('Styles ship.');
  const painting = paintingSeen(style.picture, 1);
  const photos = await Promise.all(
    SAMPLES.slice(0, BATCH).map(async (name) =>
      resize(await read(join(root, 'resources/samples', name)), SIDE, SIDE),
    ),
  );
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  for (const [name, pictures] of Object.entries({ painting: [painting], photos }))
    await writeFile(
      join(folder, name),
      Buffer.concat(pictures.map(({ data }) => new Uint8Array(data.buffer))),
    );
  const rows: Record<string, object> = {};
  for (const learns of ['code', 'network'] as const)
    rows[learns] = await compare(runtime, learns, painting, photos, folder);
  await rm(folder, { recursive: true });
  return { side: SIDE, batch: BATCH, ...rows };
}

async function compare(
  runtime: Runtime,
  learns: 'code' | 'network',
  painting: Planes,
  photos: readonly Planes[],
  folder: string,
): Promise<object> {
  const pytorch = await openProgram(join(root, 'bench/pytorch/learn_style.py'), [
    ...[join(root, 'models/fast-style.safetensors'), join(root, 'models/lossnet.safetensors'), folder],
    ...[learns, `${painting.width}`, `${painting.height}`, '--side', `${SIDE}`, '--batch', `${BATCH}`],
    ...['--weight', `${WEIGHT}`, '--threads', `${runtime.device.threads ?? 1}`],
  ]);
  const steps = await openSteps(runtime, learns, painting, photos);
  const [own, theirs]: [number[], number[]] = [[], []];
  let apart: number | null = null;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const start = performance.now();
    const { value } = await steps.next();
    const seconds = (performance.now() - start) / 1000;
    const [peer, loss] = (await pytorch?.ask('')) ?? [];
    if (round > 0) own.push(seconds);
    if (round > 0 && peer !== undefined) theirs.push(peer);
    // Nobody has learnt anything before the first.
    if (round === 0 && value && loss !== undefined) apart = Math.abs((value.history[0] ?? NaN) / loss - 1);
  }
  await pytorch?.close();
  await steps.return();
  return {
    seconds: rounded(median(own)),
    ...besidePytorch(own, theirs),
    ...(apart !== null && { firstLossesApart: apart }),
  };
}

async function openSteps(
  runtime: Runtime,
  learns: 'code' | 'network',
  painting: Planes,
  photos: readonly Planes[],
) {
  const network = await loadLossnet(runtime);
  const shipped = await loadShipped(runtime);
  const statistics = await lookAt(runtime, painting);
  const predicted = await Promise.all(
    [-1, 0, 1].map(async (knob) => ({
      knob,
      code: await codeAtKnob(runtime, shipped.weights, statistics, knob),
    })),
  );
  const { own, code } = ownOfShipped(shipped, predicted, null);
  const learner =
    learns === 'code' ? learnCode(shipped, statistics, null) : learnNetwork(own, code, 'network');
  const crops: Crop[] = [];
  for (const photo of photos) crops.push(await cropOf(runtime, photo));
  const grams = await measureGrams(runtime, network, painting, () => undefined);
  const course = styleCourse(network, learner, grams, crops, {
    ...{ learns, side: SIDE, steps: ROUNDS + 1, seed: 1 },
  });
  const batch = { ...batchOf(crops, SIDE), ...feedsFor(WEIGHT, network.taps.length) };
  return train(runtime, { ...course, batch: () => batch }, beginning(learner.start));
}

/** A photo as it is practised on. */
async function cropOf(runtime: Runtime, photo: Planes): Promise<Crop> {
  const picture = input('picture', [1, 3, SIDE, SIDE]);
  const { [CONTENT]: content } = (await loadLossnet(runtime)).features(picture);
  const session = await runtime.open(encode({ content }), 0);
  const { content: found = new Float32Array() } = await session.run({
    picture: { data: photo.data, dims: picture.shape },
  });
  await session.release();
  return { photo, content: found };
}
