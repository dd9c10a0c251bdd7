/** How much longer a tool takes in a batch than alone, on pictures that are open already. */
import { fork } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beginBatch } from '../../main/batch/batch.ts';
import { walk } from '../../main/batch/walk.ts';
import { workThrough } from '../../main/batch/work.ts';
import { ownHands } from '../../main/cli/batch-hands.ts';
import { endOf } from '../../main/cli/job.ts';
import { openHost, type Host } from '../../main/host.ts';
import type { Fork } from '../../main/processes/worker.ts';
import { BatchRecipe } from '../../preload/contract/batch.ts';
import { root } from '../../scripts/root.ts';
import { rounded } from '../statistics.ts';

const [PICTURES, ROUNDS] = [12, 3];
const parameters = { method: 'faithful', factor: 2 };
const recipe = BatchRecipe.parse({
  ...{ pentimento: 'batch-recipe', version: 1 },
  steps: [{ tool: 'enlarge', version: 1, parameters }],
  outputs: [{ format: 'jpeg' }],
});

/** In turns, so that whatever else goes on meets both. */
export async function measureOverhead(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  await mkdir(join(folder, 'in'));
  const photo = sharp(join(root, 'resources/samples/chelsea.jpg'));
  for (let at = 0; at < PICTURES; at += 1)
    await photo
      .clone()
      .modulate({ hue: 20 * at })
      .jpeg({ quality: 92 })
      .toFile(join(folder, 'in', `${at}.jpg`));
  const host = await openHost({
    ...{ fork: forkBuilt, paths, data: join(folder, 'data') },
    surface: { kind: 'browser', chooseFiles: () => Promise.resolve([]) },
  });
  const [alone, batch]: [number[], number[]] = [[], []];
  try {
    await toolsAlone(host, folder, 1);
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(await toolsAlone(host, folder, PICTURES));
      batch.push(await inBatch(host, folder, round));
    }
  } finally {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  }
  const { width, height } = await photo.metadata();
  return {
    ...{ tool: 'enlarge', parameters, pictures: PICTURES, size: [width, height], rounds: ROUNDS },
    ...{ aloneSeconds: alone.map(rounded), batchSeconds: batch.map(rounded) },
    // Of the shortest: whatever else went on has made the others longer.
    overhead: rounded(Math.min(...batch) / Math.min(...alone) - 1),
  };
}

/** Seconds that the tool takes, one picture after the other. */
async function toolsAlone(host: Host, folder: string, count: number): Promise<number> {
  let seconds = 0;
  for (const name of (await readdir(join(folder, 'in'))).slice(0, count)) {
    const owner = `alone/${name}`;
    const photo = await host.codec.ask('openFile', { path: join(folder, 'in', name) }, owner);
    const { pixels, profile } = photo;
    const inputs = { image: { kind: 'picture' as const, pixels, profile, name } };
    const start = performance.now();
    const { id } = await host.handlers.startJob({ tool: 'enlarge', parameters, inputs });
    const { job } = await endOf(id, host, silent);
    seconds += (performance.now() - start) / 1000;
    if (job.state !== 'done') throw new Error(`Enlarging ${name} ended as ${job.state}.`);
    await host.handlers.forgetJob({ id });
    host.holdings.release(owner);
  }
  return seconds;
}

/** Seconds from the beginning of a batch to the last file in its place. */
async function inBatch(host: Host, folder: string, round: number): Promise<number> {
  const [out, data] = [join(folder, `out-${round}`), join(folder, 'batches')];
  const place = { recipe: join(folder, 'recipe.json'), data };
  const untilStopped = <T>(work: T | Promise<T>) => Promise.resolve(work);
  const hands = ownHands(place, { host, untilStopped }, silent);
  const start = performance.now();
  const find = (results: string) => walk([join(folder, 'in')], results);
  const wishes = { recipe, out, existing: 'number' as const, folder };
  const batch = await beginBatch(data, { ...wishes, queue: null, find, resume: false, retry: false });
  const { items, recorded, journal } = batch;
  const tell = () => undefined;
  await workThrough({ recipe, items, recorded, journal, hands, mayReplace: false, jobs: 2, tell });
  await batch.close();
  const seconds = (performance.now() - start) / 1000;
  const made = (await readdir(out)).length;
  if (made !== PICTURES) throw new Error(`The batch made ${made} of ${PICTURES} pictures.`);
  return seconds;
}

const paths = {
  ...{ models: join(root, 'models'), resources: join(root, 'resources') },
  ...{ docs: join(root, 'docs'), renderer: join(root, 'out/renderer') },
  licences: join(root, 'out/licences.json'),
};

const silent = { progress: () => undefined, note: () => undefined, clear: () => undefined };

/** As the command line starts its processes, from where they are built. */
const forkBuilt: Fork = (program, configuration) => {
  const child = fork(join(root, 'out', `${program}.cjs`), [JSON.stringify(configuration)], {
    ...{ serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  });
  return {
    send: (message) => void child.send(message as object, () => undefined),
    kill: () => void child.kill('SIGKILL'),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) =>
      void child.once('exit', (code, signal) => listener(signal ?? `code ${code ?? '?'}`)),
  };
};
