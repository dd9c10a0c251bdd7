/**
 * What restyling by descent costs: `npm run bench -- restyle`, or parts of it: `restyle:lossnet,vgg,optimiser,run`.
 * Run nothing else on the machine meanwhile: both sides use all cores.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureNetwork, Tap } from '../main/engine/networks/features.ts';
import { loadLossnet } from '../main/engine/networks/load.ts';
import { lbfgs } from '../main/engine/optimise/lbfgs.ts';
import type { Runtime } from '../main/engine/runtime/runtime.ts';
import { decodePicture } from '../main/image/decode.ts';
import type { Planes } from '../main/image/pixels.ts';
import { toPlanes } from '../main/image/planes.ts';
import { resize } from '../main/image/resample.ts';
import { root } from '../scripts/root.ts';
import { measureCommand } from './command-line.ts';
import { measureParts, type Parts } from './parts.ts';
import { runPeer, sharedFile } from './peer.ts';
import { openLoss, vggHead } from './restyle/loss.ts';
import { besidePytorch, median, rounded } from './statistics.ts';

const WIDTH = 512;
const HEIGHT = 384;
const PHOTO = sharedFile('data', 'photos', 'tuebingen.jpg') ?? join(root, 'resources/samples/coffee.jpg');
const STYLE =
  sharedFile('data', 'styles', 'vangogh-starry-night.jpg') ??
  join(root, 'resources/styles/paintings/hokusai-great-wave.jpg');

const parts: Parts = {
  lossnet: async (runtime) => compare(runtime, await loadLossnet(runtime), 'lossnet', 'relu4_1'),
  vgg: compareVgg,
  optimiser: optimiserShare,
  run: wholeRun,
};

export async function bench(asked: readonly string[]): Promise<object> {
  return { width: WIDTH, height: HEIGHT, ...(await measureParts(parts, asked)) };
}

async function compareVgg(runtime: Runtime): Promise<object> {
  const network = await vggHead();
  return network ? compare(runtime, network, 'vgg-head', 'relu3_1') : { weights: 'absent' };
}

async function read(path: string): Promise<Planes> {
  return resize(toPlanes((await decodePicture(path)).pixels), WIDTH, HEIGHT);
}

async function open(runtime: Runtime, network: FeatureNetwork, contentTap: Tap) {
  const photo = await read(PHOTO);
  return { photo, objective: await openLoss(runtime, network, photo, await read(STYLE), contentTap) };
}

/** One loss-and-gradient evaluation, ours and PyTorch's in turns, so that both meet the same machine. */
async function compare(
  runtime: Runtime,
  network: FeatureNetwork,
  name: string,
  contentTap: Tap,
): Promise<object> {
  const { photo, objective } = await open(runtime, network, contentTap);
  const own: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < 8; i += 1) {
      const start = performance.now();
      await objective.evaluate(photo.data);
      // The first runs of each round warm up, as the peer's do.
      if (i >= 2) own.push((performance.now() - start) / 1000);
    }
    const answer = await runPeer('gatys.py', [PHOTO, STYLE, '--bench', '--net', name, '--size', `${WIDTH}`]);
    if (typeof answer?.median_s === 'number') peer.push(answer.median_s);
  }
  await objective.close();
  return {
    seconds: rounded(median(own)),
    ...besidePytorch(own, peer),
  };
}

/** What an iteration of L-BFGS with a full history spends outside onnxruntime, against one evaluation. */
async function optimiserShare(runtime: Runtime): Promise<object> {
  let inside = 0;
  const timed: Runtime = {
    ...runtime,
    open: async (model, workingBytes) => {
      const session = await runtime.open(model, workingBytes);
      return {
        ...session,
        run: async (feeds) => {
          const start = performance.now();
          const results = await session.run(feeds);
          inside += performance.now() - start;
          return results;
        },
      };
    },
  };
  const { photo, objective } = await open(timed, await loadLossnet(runtime), 'relu4_1');
  const outside: number[] = [];
  const evaluation: number[] = [];
  let start = performance.now();
  for await (const { iteration } of lbfgs()(objective.evaluate, photo.data)) {
    const whole = performance.now() - start;
    if (iteration > 15) {
      outside.push(whole - inside);
      evaluation.push(inside);
    }
    if (iteration === 30) break;
    inside = 0;
    start = performance.now();
  }
  await objective.close();
  const share = median(outside) / median(evaluation);
  return { secondsAnIteration: rounded(median(outside) / 1000), shareOfAnEvaluation: rounded(share) };
}

/** 200 iterations at 512 px as a person runs them, from the command to the file, and the engine's peak memory. */
async function wholeRun(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  const out = join(folder, 'out.png');
  const measured = await measureCommand([
    ...['restyle', PHOTO, '--style', STYLE, '-o', out],
    ...['--size', '512', '--iterations', '200'],
  ]);
  await rm(folder, { recursive: true });
  return { iterations: 200, ...measured };
}
