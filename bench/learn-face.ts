/**
 * What a step of learning a face costs, against the same loss in PyTorch in turns: `npm run bench -- learn-face`.
 * Run nothing else on the machine meanwhile: both sides use all cores.
 */
import { join } from 'node:path';
import { identitySizes, untrainedIdentity, type IdentitySize } from '../main/engine/networks/identity.ts';
import { loadLossnet } from '../main/engine/networks/load.ts';
import { openRuntime } from '../main/engine/runtime/runtime.ts';
import { BATCH, faceCourse } from '../main/engine/swap/face-course.ts';
import { MARGIN } from '../main/engine/swap/lesson.ts';
import { beginning } from '../main/engine/train/checkpoint.ts';
import { train } from '../main/engine/train/train.ts';
import { gaussian, noise, randomSource } from '../main/image/noise.ts';
import { root } from '../scripts/root.ts';
import { blasOfPytorch } from './pytorch/blas.ts';
import { openProgram } from './pytorch/program.ts';
import { median, rounded } from './statistics.ts';

const models = join(root, 'models');
/** Steps of both sides in turns, so that both meet the same machine; one more warms up. */
const ROUNDS = 7;

export async function bench(asked: readonly string[]): Promise<object> {
  const blas = await blasOfPytorch();
  const sizes = identitySizes.filter((size) => asked.length === 0 || asked.includes(`${size}`));
  const rows = [];
  for (const size of sizes) rows.push(await measure(size));
  return { ...(blas && { pytorchBlas: blas }), batch: BATCH, rows };
}

async function measure(size: IdentitySize): Promise<object> {
  const runtime = await openRuntime({ models, provider: 'cpu' });
  const threads = `${runtime.device.threads ?? 1}`;
  const pytorch = await openProgram(join(root, 'bench/pytorch/learn_face.py'), [
    ...[join(models, 'lossnet.safetensors'), `${size}`],
    ...['--batch', `${BATCH}`, '--threads', threads],
  ]);
  const side = size * (1 + 2 * MARGIN);
  const [face, one, other] = [1, 2, 3].map((seed) => noise(side, side, { seed }));
  if (!face || !one || !other) throw new Error('There are three pictures.');
  const lesson = { face, wanted: [one, other] as const, mask: new Float32Array(side * side).fill(1) };
  const course = faceCourse(await loadLossnet(runtime), [lesson], { size, steps: ROUNDS + 1, seed: 1 });
  const start = beginning(untrainedIdentity(size, gaussian(randomSource(1))));
  const steps = train(runtime, course, start);
  const [own, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const began = performance.now();
    await steps.next();
    const seconds = (performance.now() - began) / 1000;
    const [peer] = (await pytorch?.ask('')) ?? [];
    if (round === 0) continue;
    own.push(seconds);
    if (peer !== undefined) theirs.push(peer);
  }
  await pytorch?.close();
  await runtime.close();
  const secondsOf = (all: readonly number[]) => (all.length > 0 ? rounded(median(all)) : null);
  return { size, pentimento: secondsOf(own), pytorch: secondsOf(theirs) };
}
