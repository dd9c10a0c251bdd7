import { fork as forkProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Job, ToolInputs } from '../../preload/contract/index.ts';
import type { EngineConfiguration } from '../engine/protocol.ts';
import type { Rgba8 } from '../image/pixels.ts';
import type { Fork } from '../processes/worker.ts';
import { beginSession } from '../sessions.ts';
import { openPixelStore } from '../store/pixelstore.ts';
import { counting, still } from './counting.testing.ts';
import { noPhotos } from './fake-engine.testing.ts';
import { LearningJobs } from './learning.ts';
import { JobQueue } from './queue.ts';

const picture: Rgba8 = { depth: 8, width: 2, height: 1, data: new Uint8Array(8).fill(90) };
const sum = (steps: number) => (steps * (steps - 1)) / 2;

/** Which lanes' engines were started, with their process numbers. */
const engines: { readonly long: boolean; readonly pid: number }[] = [];
const open: JobQueue[] = [];

/** Where native modules are found from. */
const program = join(import.meta.dirname, '../../node_modules/.cache/counting-engine.cjs');

beforeAll(() =>
  build({
    entryPoints: [join(import.meta.dirname, 'counting-engine.testing.ts')],
    ...{ outfile: program, bundle: true, platform: 'node', format: 'cjs' },
    ...{ external: ['onnxruntime-node', 'sharp'], logLevel: 'error' },
  }),
);

const fork: Fork = (_, configuration) => {
  const child = forkProcess(program, [JSON.stringify(configuration)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  engines.push({ long: (configuration as EngineConfiguration).yieldsToOthers, pid: child.pid ?? 0 });
  return {
    send: (message) => void child.send(message as object, () => undefined),
    kill: () => void child.kill('SIGKILL'),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (_code, signal) => listener(String(signal))),
  };
};

/** The application's part that has to do with jobs, on a folder that outlives it. */
async function start(root: string) {
  const session = await beginSession(root);
  const store = await openPixelStore(session.folder);
  const learning = await LearningJobs.open(session.folder);
  const queue = new JobQueue({
    ...{ fork, learning, tools: [counting, still], checkpointEvery: 0 },
    configuration: {
      store: session.folder,
      models: session.folder,
      ownModels: session.folder,
      provider: 'cpu',
      threads: null,
      memory: null,
    },
    events: { job: () => undefined, order: () => undefined, device: () => undefined },
    photos: noPhotos,
    pictures: { hold: () => undefined, release: () => undefined },
  });
  open.push(queue);
  const image = await store.putPixels(picture);
  const inputs: ToolInputs = { image: { kind: 'picture', pixels: image, name: 'photo.png' } };
  return { queue, session, learning, store, image, inputs };
}

const roots: string[] = [];
async function newRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'learning-'));
  roots.push(root);
  return root;
}
const jobOf = (queue: JobQueue, id: string) => queue.jobs().find((job) => job.id === id);
const reached = (queue: JobQueue, id: string, state: Job['state'], step = 0) =>
  vi.waitFor(
    () => {
      const job = jobOf(queue, id)!;
      expect(job.state).toBe(state);
      if ('step' in job) expect(job.step).toBeGreaterThanOrEqual(step);
      return job;
    },
    { timeout: 30_000, interval: 5 },
  );

afterEach(async () => {
  await Promise.all(open.splice(0).map((queue) => queue.close()));
  engines.length = 0;
  await Promise.all(roots.splice(0).map((root) => rm(root, { recursive: true, maxRetries: 3 })));
});

test('what learns pauses and goes on, lets quick jobs through, and is whole after kill -9', async () => {
  const { queue, inputs } = await start(await newRoot());
  await reached(queue, queue.start('still', {}, inputs), 'done');
  const id = queue.start('counting', { steps: 150, millis: 20 }, inputs);
  const begun = await reached(queue, id, 'running', 5);
  // How far off it was from the start until now comes along.
  expect(begun).toMatchObject({ losses: [150, 150 - (begun as { step: number }).step] });

  // A quick job runs meanwhile, on an engine of its own.
  const quick = queue.start('still', {}, inputs);
  await reached(queue, quick, 'done');
  expect(jobOf(queue, id)?.state).toBe('running');
  expect(engines.map(({ long }) => long)).toEqual([false, true]);
  expect(() => queue.pause(quick)).toThrow(/can't be paused/);

  queue.pause(id);
  const paused = await reached(queue, id, 'paused', 5);
  expect(paused).toMatchObject({ why: null });
  queue.resume(id);
  const { step } = (await reached(queue, id, 'running', 20)) as Extract<Job, { state: 'running' }>;

  process.kill(engines.filter(({ long }) => long).at(-1)!.pid, 'SIGKILL');
  const killed = await reached(queue, id, 'paused', step - 1);
  expect(killed).toMatchObject({ why: { code: 'engine-died' } });
  queue.resume(id);
  expect(await reached(queue, id, 'done')).toMatchObject({ measures: { sum: sum(150) } });
}, 60_000);

test('an application that is killed offers at its next start what had not learned to the end', async () => {
  const root = await newRoot();
  const first = await start(root);
  const id = first.queue.start('counting', { steps: 80 }, first.inputs);
  await reached(first.queue, id, 'running', 10);
  process.kill(engines[0]!.pid, 'SIGKILL');
  await reached(first.queue, id, 'paused', 9);
  // As after a kill: nothing was ended in order, and nobody holds the folder.
  await rename(first.session.folder, join(root, '1-deaddead'));

  const second = await start(root);
  expect(await readdir(root)).not.toContain('1-deaddead');
  const offered = await reached(second.queue, id, 'paused');
  expect(offered).toMatchObject({ tool: 'counting', inputs: first.inputs, preview: null, why: null });
  expect((await second.store.pixels(first.image)).data).toEqual(picture.data);
  second.queue.resume(id);
  const done = await reached(second.queue, id, 'done');
  expect(done).toMatchObject({ measures: { sum: sum(80) } });
  expect((done as Extract<Job, { state: 'done' }>).measures.resumed).toBeGreaterThanOrEqual(9);
  await vi.waitFor(async () => expect(await filesOf(second.session.folder)).toEqual([]));
}, 60_000);

test('the end of the application pauses what learns, and a job thrown away leaves nothing', async () => {
  const root = await newRoot();
  const first = await start(root);
  const id = first.queue.start('counting', { steps: 250 }, first.inputs);
  await reached(first.queue, id, 'running', 5);
  await first.queue.close();
  expect(jobOf(first.queue, id)).toMatchObject({ state: 'paused', why: null });
  expect(first.learning.isEmpty).toBe(false);
  await first.session.end(true);

  const second = await start(root);
  // The last steps' checkpoints may not have been kept yet.
  await reached(second.queue, id, 'paused', 1);
  second.queue.cancel(id);
  expect(jobOf(second.queue, id)).toMatchObject({ state: 'cancelled', partial: null });
  await vi.waitFor(async () => expect(await filesOf(second.session.folder)).toEqual([]));
  expect(second.learning.isEmpty).toBe(true);
}, 60_000);

test('a record of another version is carried along unread', async () => {
  const root = await newRoot();
  const folder = join(root, '1-deaddead', 'learning');
  await mkdir(folder, { recursive: true });
  const text = JSON.stringify({ version: 7, of: 'another time' });
  await writeFile(join(folder, 'x.json'), text);
  const { queue, session, learning } = await start(root);
  expect(queue.jobs()).toEqual([]);
  expect(learning.isEmpty).toBe(false);
  expect(await readFile(join(session.folder, 'learning', 'x.json'), 'utf8')).toBe(text);
});

function filesOf(session: string): Promise<string[]> {
  return readdir(join(session, 'learning'));
}
