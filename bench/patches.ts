/**
 * What restyling by patches costs: `npm run bench -- patches`, or parts of it: `patches:paper,tool,memory`.
 * Run nothing else on the machine meanwhile: both sides use all cores.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { planOctaves } from '../main/engine/optimise/octaves.ts';
import { openRuntime, type Runtime } from '../main/engine/runtime/runtime.ts';
import { root } from '../scripts/root.ts';
import { EVERY, HOLD, openPatches, toolTaps, type Taps } from './patches/objective.ts';
import { blasOfPytorch } from './pytorch/blas.ts';
import { openProgram } from './pytorch/program.ts';
import { median, rounded } from './statistics.ts';

const models = join(root, 'models');
const [WIDTH, HEIGHT, OCTAVES] = [384, 288, 3];
/** What the tool takes at once, and fifty times as much. */
const [BYTES, MANY_BYTES] = [16e6, 800e6];
/** Rounds of both sides in turns, so that both meet the same machine; one more warms up. */
const ROUNDS = 5;

const parts: Readonly<Record<string, () => Promise<object>>> = {
  paper: () => againstPytorch(['relu3_1', 'relu4_1']),
  tool: () => againstPytorch(toolTaps),
  memory: async () => ({ small: await peak(BYTES), large: await peak(MANY_BYTES) }),
};

export async function bench(asked: readonly string[]): Promise<object> {
  const blas = await blasOfPytorch();
  const results: Record<string, object> = {};
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length === 0 || asked.includes(name)) results[name] = await measure();
  }
  return { ...(blas && { pytorchBlas: blas }), width: WIDTH, height: HEIGHT, octaves: OCTAVES, ...results };
}

/** Seconds an iteration takes, where the nearest patches are looked up in each one, and where they are held for five. */
interface Pace {
  readonly anew: number[];
  readonly held: number[];
}

/** An evaluation: whether patches are looked up in it, and what it takes. */
type Evaluate = (anew: boolean) => Promise<number>;

async function pace(evaluate: Evaluate, to: Pace): Promise<void> {
  to.anew.push(await evaluate(true));
  let sum = 0;
  for (let i = 0; i < HOLD; i += 1) sum += await evaluate(i === 0);
  to.held.push(sum / HOLD);
}

/** Each octave on both sides, in turns, and all three as they come in a run: as many iterations of each. */
async function againstPytorch(taps: Taps): Promise<object> {
  const runtime = await openRuntime({ models, provider: 'cpu' });
  const octaves: Awaited<ReturnType<typeof compare>>[] = [];
  for (const { width, height } of planOctaves(WIDTH, HEIGHT, OCTAVES, 1)) {
    octaves.push(await compare(runtime, taps, width, height));
  }
  await runtime.close();
  const over = (kind: 'anew' | 'held') => {
    const mean = (side: 'own' | 'peer') =>
      octaves.reduce((sum, octave) => sum + median(octave[side][kind]), 0) / octaves.length;
    return {
      seconds: rounded(mean('own')),
      ...(octaves.every(({ peer }) => peer[kind].length > 0)
        ? { pytorchSeconds: rounded(mean('peer')), timesAsFast: rounded(mean('peer') / mean('own')) }
        : { peer: 'absent' }),
    };
  };
  return {
    taps,
    lookedUpInEach: over('anew'),
    heldForFive: over('held'),
    // At the photo itself: the same loss, or it would be no comparison.
    lossesDiffer: rounded(Math.max(...octaves.map(({ lossesDiffer }) => lossesDiffer))),
  };
}

async function compare(runtime: Runtime, taps: Taps, width: number, height: number) {
  const { photo, painting, objective } = await openPatches(runtime, taps, {
    width,
    height,
    every: EVERY,
    bytes: BYTES,
  });
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  const [photoFile, paintingFile] = [join(folder, 'photo.f32'), join(folder, 'painting.f32')];
  await Promise.all([writeFile(photoFile, photo.data), writeFile(paintingFile, painting.data)]);
  const program = join(import.meta.dirname, 'pytorch', 'cnnmrf.py');
  const peer = await openProgram(
    program,
    [
      ...[join(models, 'lossnet.safetensors'), photoFile, paintingFile, `${width}`, `${height}`],
      ...['--every', `${EVERY}`, '--threads', `${runtime.device.threads ?? 1}`, '--taps', ...taps],
    ],
    'anew',
  );
  const losses = { own: NaN, peer: NaN };
  const ownEvaluate: Evaluate = async (anew) => {
    if (anew) objective.renew();
    const began = performance.now();
    losses.own = (await objective.evaluate(photo.data)).loss;
    return (performance.now() - began) / 1000;
  };
  const found = { own: { anew: [], held: [] } as Pace, peer: { anew: [], held: [] } as Pace };
  await ownEvaluate(true);
  for (let round = 0; round < ROUNDS; round += 1) {
    await pace(ownEvaluate, found.own);
    if (!peer) continue;
    const peerEvaluate: Evaluate = async (anew) => {
      const [seconds = NaN, loss = NaN] = await peer.ask(anew ? 'anew' : 'held');
      losses.peer = loss;
      return seconds;
    };
    await pace(peerEvaluate, found.peer);
  }
  await peer?.close();
  await objective.close();
  await rm(folder, { recursive: true });
  return { ...found, lossesDiffer: Math.abs(losses.own / losses.peer - 1) };
}

/** The most memory that a process has held which looked up every patch twice; beside what it took before it began. */
async function peak(bytes: number): Promise<object> {
  const program = join(import.meta.dirname, 'patches', 'memory.ts');
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, program, `${bytes}`]);
  return { chunkMegabytes: bytes / 1e6, ...(JSON.parse(stdout) as object) };
}
