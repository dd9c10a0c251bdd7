import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constant, encode, input } from '../../main/engine/graph/index.ts';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import { paintFast } from '../../main/engine/tools/restyle/paint-fast.ts';
import { codeOf } from '../../main/engine/tools/restyle/style-code.ts';
import { noise } from '../../main/image/noise.ts';
import { resize } from '../../main/image/resample.ts';
import { root } from '../../scripts/root.ts';
import { openProgram } from '../pytorch/program.ts';
import { besidePytorch, median, rounded } from '../statistics.ts';
import { read, shippedStyles, usual } from './pictures.ts';

/** A megapixel, with sides that the network takes as they are. */
const [width, height] = [1216, 832];
const ROUNDS = 5;

/**
 * A megapixel in one pass: the network alone against the same weights in PyTorch, in turns so that both meet the same machine,
 * and what a person waits for, the making of the session too.
 */
export async function speed(runtime: Runtime): Promise<object> {
  const [style] = await shippedStyles(1);
  if (!style) throw new Error('Styles ship.');
  const { network, code } = await codeOf(runtime, [style.picture], usual);
  const photo = resize(await read(join(root, 'resources/samples/coffee.jpg')), width, height);
  const picture = input('picture', [1, 3, height, width]);
  const graph = network.paint(picture, constant(code, [1, network.codeLength]));
  const session = await runtime.open(encode({ painted: graph }), width * height * network.bytesPerPixel);
  const feeds = { picture: { data: photo.data, dims: picture.shape } };
  const { painted = new Float32Array() } = await session.run(feeds);

  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  const files = { photo: photo.data, code, painted };
  for (const [name, data] of Object.entries(files))
    await writeFile(join(folder, name), new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  const pytorch = await openProgram(join(root, 'bench/pytorch/transform_pass.py'), [
    ...[join(root, 'models/fast-style.safetensors'), folder, `${width}`, `${height}`],
    ...['--threads', `${runtime.device.threads ?? 1}`],
  ]);
  const [own, theirs, waited]: [number[], number[], number[]] = [[], [], []];
  let apart: number | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    own.push(await timed(() => session.run(feeds)));
    const [seconds, difference] = (await pytorch?.ask('')) ?? [];
    if (seconds !== undefined) theirs.push(seconds);
    apart = difference ?? apart;
    waited.push(
      await timed(async () => {
        const steps = paintFast(runtime, { network, code }, photo, () => undefined);
        while (!(await steps.next()).done);
      }),
    );
  }
  await pytorch?.close();
  await session.release();
  await rm(folder, { recursive: true });
  const small = noise(256, 192, { seed: 1 });
  const thumbnail = await timed(async () => {
    const steps = paintFast(runtime, { network, code }, small, () => undefined);
    while (!(await steps.next()).done);
  });
  return {
    ...{ width, height, seconds: rounded(median(own)), withItsSession: rounded(median(waited)) },
    secondsAt256: rounded(thumbnail),
    ...besidePytorch(own, theirs),
    ...(apart !== null && { mostApart: apart }),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
