/**
 * What enlarging costs: `npm run bench -- enlarge`, or parts of it: `enlarge:srresnet,slim,1mp,4mp`.
 * Run nothing else on the machine meanwhile: all sides use all cores.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { encode, input } from '../main/engine/graph/index.ts';
import type { Enlarger } from '../main/engine/networks/enlarger.ts';
import { esrgan } from '../main/engine/networks/esrgan.ts';
import { loadWeights } from '../main/engine/networks/load.ts';
import { srresnet } from '../main/engine/networks/srresnet.ts';
import { vdsr } from '../main/engine/networks/vdsr.ts';
import type { Weights } from '../main/engine/networks/weights.ts';
import { threadCount } from '../main/engine/runtime/machine.ts';
import { openRuntime, type Runtime } from '../main/engine/runtime/runtime.ts';
import { root } from '../scripts/root.ts';
import { measureCommand } from './command-line.ts';
import { blasOfPytorch } from './pytorch/blas.ts';
import { median, rounded } from './statistics.ts';
import { openPytorch } from './super-resolution/pytorch.ts';
import { openUpscaler } from './super-resolution/upscalerjs.ts';

const models = join(root, 'models');

/** Runs of each side, in turns, so that both meet the same machine; one more of each warms up. */
const RUNS = 7;

const parts: Readonly<Record<string, () => Promise<object>>> = {
  srresnet: () => againstPytorch('srresnet', (weights) => srresnet(weights, 4), 256, 192),
  vdsr: () => againstPytorch('vdsr', vdsr, 512, 384),
  slim: () => againstUpscaler('slim', 256, 192),
  medium: () => againstUpscaler('medium', 192, 128),
  thick: () => againstUpscaler('thick', 96, 64),
  '1mp': () => wholeRun(1224, 816),
  '4mp': () => wholeRun(2448, 1632),
  '12mp': () => wholeRun(4240, 2832),
  '24mp': () => wholeRun(6000, 4000),
};

export async function bench(asked: readonly string[]): Promise<object> {
  const unknown = asked.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    throw new Error(
      `There is no ${unknown.join(', ')} to measure. There are: ${Object.keys(parts).join(', ')}.`,
    );
  }
  const results: Record<string, object> = {};
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    results[name] = await measure();
    console.error(name, JSON.stringify(results[name]));
  }
  return results;
}

/** A network on a picture of that size at once, by us and by PyTorch with the same weights and threads. */
async function againstPytorch(
  id: 'srresnet' | 'vdsr',
  build: (weights: Weights) => Enlarger,
  width: number,
  height: number,
): Promise<object> {
  const blas = await blasOfPytorch();
  return onCpu(async (runtime) => {
    const own = await openOwn(runtime, build(await loadWeights(runtime, id)), width, height);
    const threads = ['--threads', `${threadCount()}`];
    const peer = await openPytorch([
      id,
      join(models, `${id}.safetensors`),
      `${width}`,
      `${height}`,
      ...threads,
    ]);
    const times = await inTurns(own, peer?.run ?? null);
    await peer?.close();
    return { ...(blas && { pytorchBlas: blas }), width, height, ...times };
  });
}

/** ESRGAN ×4 on a picture of that size at once, by us and by TensorFlow.js as UpscalerJS uses it. */
async function againstUpscaler(size: string, width: number, height: number): Promise<object> {
  return onCpu(async (runtime) => {
    const id = `esrgan-${size}-x4`;
    const own = await openOwn(runtime, esrgan(await loadWeights(runtime, id), 4), width, height);
    const upscaler = await openUpscaler(size, 4);
    const picture = noise(width, height);
    const times = await inTurns(own, () => timed(() => upscaler.enlarge(picture, width, height)));
    return { width, height, ...times };
  });
}

async function onCpu(measure: (runtime: Runtime) => Promise<object>): Promise<object> {
  const runtime = await openRuntime({ models, provider: 'cpu' });
  try {
    return { device: runtime.device.label, ...(await measure(runtime)) };
  } finally {
    await runtime.close();
  }
}

async function openOwn(
  runtime: Runtime,
  network: Enlarger,
  width: number,
  height: number,
): Promise<() => Promise<number>> {
  const picture = input('picture', [1, 3, height, width]);
  const session = await runtime.open(encode({ result: network.enlarge(picture) }), 0);
  const feeds = { picture: { data: noise(width, height), dims: picture.shape } };
  return () => timed(() => session.run(feeds));
}

async function inTurns(own: () => Promise<number>, peer: (() => Promise<number>) | null): Promise<object> {
  const seconds = { own: [] as number[], peer: [] as number[] };
  for (let run = 0; run <= RUNS; run += 1) {
    const took = { own: await own(), peer: peer ? await peer() : NaN };
    if (run === 0) continue;
    seconds.own.push(took.own);
    seconds.peer.push(took.peer);
  }
  const result = { seconds: rounded(median(seconds.own)) };
  if (!peer) return { ...result, peer: 'absent' };
  return {
    ...result,
    peerSeconds: rounded(median(seconds.peer)),
    timesAsFast: rounded(median(seconds.peer) / median(seconds.own)),
  };
}

/** ×2 with the default network as a person runs it, from the command to the file. */
async function wholeRun(width: number, height: number): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  try {
    const photo = join(folder, 'photo.jpg');
    await sharp(join(root, 'resources/samples/coffee.jpg'))
      .resize(width, height, { fit: 'cover' })
      .toFile(photo);
    const measured = await measureCommand(['enlarge', photo, '--factor', '2', '-o', join(folder, 'out.jpg')]);
    const megapixels = (width * height) / 1e6;
    return {
      megapixels: rounded(megapixels),
      ...measured,
      secondsPerMegapixel: rounded(measured.seconds / megapixels),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Values 0…1 for a picture; what they are makes no difference to the time. */
function noise(width: number, height: number): Float32Array {
  return Float32Array.from({ length: 3 * width * height }, (_, i) => ((i * 7919) % 1009) / 1009);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
