import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Job, ToolInputs } from '../../preload/contract/index.ts';
import type { FromEngine, FromJob } from '../engine/protocol.ts';
import { fakeEngines, noPhotos, type FakeEngine } from './fake-engine.testing.ts';
import { LearningJobs } from './learning.ts';
import { JobQueue } from './queue.ts';

const PHOTO = 'a'.repeat(64);
const STYLE = 'b'.repeat(64);
const photo: ToolInputs = { image: { kind: 'picture', pixels: PHOTO, name: 'photo.jpg' } };
const inputs: ToolInputs = {
  ...photo,
  style: { kind: 'references', pictures: [{ pixels: STYLE, name: 'style.jpg' }] },
};
const cpu = { provider: 'cpu', label: 'CPU', threads: null, reasons: [], providers: [] };
const cuda = { provider: 'cuda', label: 'CUDA', threads: null, reasons: [], providers: [] };

let engines: FakeEngine[];
let seen: Job[];
let held: Job[];
let released: string[];
let devices: string[];
let orders: (readonly string[])[];
let queue: JobQueue;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queue-'));
  const fake = fakeEngines();
  engines = fake.engines;
  seen = [];
  held = [];
  released = [];
  devices = [];
  orders = [];
  queue = new JobQueue({
    fork: fake.fork,
    learning: await LearningJobs.open(folder),
    configuration: {
      store: '/store',
      models: '/models',
      ownModels: '/own',
      provider: 'auto',
      threads: null,
      memory: null,
    },
    events: {
      job: (job) => void seen.push(job),
      order: (ids) => void orders.push(ids),
      device: ({ provider }) => void devices.push(provider),
    },
    photos: noPhotos,
    pictures: { hold: (job) => void held.push(job), release: (id) => void released.push(id) },
  });
  return () => rm(folder, { recursive: true, maxRetries: 5 });
});

const newest = () => engines.at(-1)!;
const jobOf = (id: string) => queue.jobs().find((job) => job.id === id);
const stateOf = (id: string) => jobOf(id)?.state;
const begun = (job: string): FromJob => ({ type: 'begun', job });
const picture = (pixels: string) => ({ pixels, width: 8, height: 8 });
const progress = (job: string, fraction: number, preview?: string): FromEngine => ({
  ...{ type: 'progress', job, stage: 'descending', step: fraction * 10, of: 10, fraction },
  ...(preview !== undefined && { preview: picture(preview) }),
});
/** Progress of a tool whose work can be used half done. */
const useful = (job: string, fraction: number, preview: string): FromEngine => ({
  ...{ type: 'progress', job, stage: 'descending', step: fraction * 10, of: 10, fraction },
  ...{ preview: picture(preview), partial: { continues: null } },
});
const made = {
  result: { kind: 'picture', ...picture('c'.repeat(64)) } as const,
  ...{ measures: {}, notes: [], models: [], continues: null },
};
const done = (job: string): FromEngine => ({ type: 'done', job, ...made });

test('jobs run one at a time, in the order they came', () => {
  const [first, second] = [queue.start('restyle', {}, inputs), queue.start('inspect', {}, photo)];
  expect([stateOf(first), stateOf(second)]).toEqual(['running', 'queued']);
  newest().say(done(first));
  expect([stateOf(first), stateOf(second)]).toEqual(['done', 'running']);
  expect(newest().asked).toEqual(['run', 'run']);
  expect(engines).toHaveLength(1);
});

test('once it is closed no engine is started again, and a job that comes too late fails', async () => {
  const first = queue.start('restyle', {}, inputs);
  newest().say(done(first));
  await queue.close();
  const late = queue.start('restyle', {}, inputs);
  await expect.poll(() => stateOf(late)).toBe('failed');
  expect(engines).toHaveLength(1);
});

test('jobs that wait can be put in another order, in which they run', () => {
  const [first, a, b, c] = [1, 2, 3, 4].map(() => queue.start('restyle', {}, inputs)) as [
    string,
    string,
    string,
    string,
  ];
  newest().say(begun(first));
  queue.move(c, a);
  expect(orders.at(-1)).toEqual([first, c, a, b]);
  queue.move(a, null);
  expect(orders.at(-1)).toEqual([first, c, b, a]);
  expect(queue.jobs().map(({ id }) => id)).toEqual([first, c, b, a]);
  newest().say(done(first), begun(c), done(c), begun(b), done(b));
  expect(newest().heard.flatMap((message) => (message.type === 'run' ? [message.job] : []))).toEqual([
    first,
    c,
    b,
    a,
  ]);
});

test('a job that has begun keeps its place, and one put before it is the next', () => {
  const [first, a, b] = [1, 2, 3].map(() => queue.start('restyle', {}, inputs)) as [string, string, string];
  newest().say(begun(first));
  queue.move(first, null);
  expect(orders).toEqual([]);
  // It was still waiting when the person let go of it.
  queue.move(b, first);
  expect(orders).toEqual([[first, b, a]]);
  newest().say(done(first));
  expect([stateOf(b), stateOf(a)]).toEqual(['running', 'queued']);
});

test('a quick job is not put before one that learns', () => {
  const person: ToolInputs = {
    ...photo,
    person: { kind: 'person', folder: crypto.randomUUID(), name: 'Ada' },
  };
  queue.start('restyle', {}, inputs);
  queue.start('learn-face', {}, person);
  const quick = queue.start('restyle', {}, inputs);
  const slow = queue.start('learn-face', {}, person);
  expect(() => queue.move(quick, slow)).toThrow(expect.objectContaining({ code: 'bad-parameters' }) as Error);
  expect(orders).toEqual([]);
});

test('parameters are checked and filled in before anything starts', () => {
  expect(() => queue.start('restyle', { iterations: 0 }, inputs)).toThrow(/iterations/);
  expect(() => queue.start('restyle', { colour: 'red' }, inputs)).toThrow(/colour/);
  expect(() => queue.start('restyle', {}, photo)).toThrow(/needs style, which was not given/);
  expect(() => queue.start('paint', {}, inputs)).toThrow(/no tool called/);
  expect(engines).toHaveLength(0);
  const id = queue.start('restyle', {}, inputs);
  expect(jobOf(id)?.parameters).toMatchObject({ iterations: 200, size: 512 });
});

test('a dead engine fails the job it had in hand with the reason, and the next gets a new engine', () => {
  const [first, second] = [queue.start('restyle', {}, inputs), queue.start('restyle', {}, inputs)];
  newest().say(begun(first));
  newest().die('SIGKILL');
  expect(jobOf(first)).toMatchObject({
    state: 'failed',
    error: { code: 'engine-died', message: expect.stringContaining('SIGKILL') as string },
  });
  expect(stateOf(second)).toBe('running');
  expect(engines).toHaveLength(2);
});

test('an engine that died between two jobs costs the next one nothing', () => {
  const first = queue.start('restyle', {}, inputs);
  newest().say({ type: 'ready', device: cpu }, begun(first), done(first));
  // It is dead already, and the news of it is still on its way.
  const second = queue.start('restyle', {}, inputs);
  const dead = newest();
  dead.die('SIGKILL');
  expect(stateOf(second)).toBe('running');
  expect(newest()).not.toBe(dead);
  expect(newest().heard).toMatchObject([{ type: 'run', job: second }]);
  newest().say(begun(second), done(second));
  expect(stateOf(second)).toBe('done');
});

test('an engine that can’t begin is started twice and no more, whatever waits', () => {
  const ids = [1, 2, 3].map(() => queue.start('restyle', {}, inputs));
  newest().die('code 1');
  newest().say({ type: 'unable', error: { code: 'internal', message: 'no model folder' } });
  expect(engines).toHaveLength(2);
  for (const id of ids) {
    expect(jobOf(id)).toMatchObject({
      state: 'failed',
      error: { code: 'engine-died', message: expect.stringContaining('no model folder') as string },
    });
  }
  expect(stateOf(queue.start('restyle', {}, inputs))).toBe('running');
});

test('an engine that can’t be forked fails its job with the reason', async () => {
  const broken = new JobQueue({
    fork: () => {
      throw new Error('spawn EAGAIN');
    },
    learning: await LearningJobs.open(folder),
    configuration: {
      store: '/store',
      models: '/models',
      ownModels: '/own',
      provider: 'auto',
      threads: null,
      memory: null,
    },
    events: { job: () => undefined, order: () => undefined, device: () => undefined },
    photos: noPhotos,
    pictures: { hold: () => undefined, release: () => undefined },
  });
  const device = broken.device();
  const id = broken.start('restyle', {}, inputs);
  await expect(device).rejects.toMatchObject({ code: 'device-unavailable' });
  await vi.waitFor(() => expect(broken.jobs().find((job) => job.id === id)?.state).toBe('failed'));
  expect(broken.jobs()[0]).toMatchObject({
    error: { message: expect.stringContaining('spawn EAGAIN') as string },
  });
});

test('what an engine says after its death, or of a job that ended, changes nothing', () => {
  const id = queue.start('restyle', {}, inputs);
  const dead = newest();
  dead.say(begun(id));
  dead.die('code 1');
  dead.say(done(id));
  expect(stateOf(id)).toBe('failed');
});

test('a queued job is cancelled at once, a running one when the engine says so', () => {
  const [first, second] = [queue.start('restyle', {}, inputs), queue.start('restyle', {}, inputs)];
  queue.cancel(second);
  expect(jobOf(second)).toMatchObject({ state: 'cancelled', partial: null });
  newest().say(begun(first));
  queue.cancel(first);
  expect(stateOf(first)).toBe('running');
  newest().say({ type: 'cancelled', job: first, partial: null });
  expect(stateOf(first)).toBe('cancelled');
});

test('a job that the engine has not begun is cancelled at once, and the next one’s turn comes', () => {
  const [first, second] = [queue.start('restyle', {}, inputs), queue.start('restyle', {}, inputs)];
  queue.cancel(first);
  expect([stateOf(first), stateOf(second)]).toEqual(['cancelled', 'running']);
  expect(newest().heard).toMatchObject([
    { type: 'run', job: first },
    { type: 'cancel', job: first },
    { type: 'run', job: second },
  ]);
  newest().say(begun(first), { type: 'cancelled', job: first, partial: null }, begun(second), done(second));
  expect(stateOf(second)).toBe('done');
});

test('a job that is stopped ends with what it has made so far', () => {
  const id = queue.start('restyle', {}, inputs);
  newest().say(begun(id), useful(id, 0.4, 'd'.repeat(64)));
  queue.cancel(id);
  const continues = { input: 'startPicture', values: { start: 'picture', iterationsDone: 80 } };
  newest().say({ type: 'cancelled', job: id, partial: { ...made, continues } });
  expect(jobOf(id)).toMatchObject({
    state: 'cancelled',
    partial: { ...made, continues, fraction: 0.4, seconds: expect.any(Number) as number },
  });
});

test('an engine that doesn’t stop in time is ended; what was seen of its work is kept, and the next job runs', () => {
  vi.useFakeTimers();
  const [first, second] = [queue.start('restyle', {}, inputs), queue.start('restyle', {}, inputs)];
  const stuck = newest();
  stuck.say(begun(first), useful(first, 0.4, 'd'.repeat(64)));
  queue.cancel(first);
  vi.advanceTimersByTime(8_001);
  vi.useRealTimers();
  expect(stuck.killed).toBe(true);
  expect(jobOf(first)).toMatchObject({
    state: 'cancelled',
    partial: { result: { kind: 'picture', ...picture('d'.repeat(64)) }, fraction: 0.4 },
  });
  expect(stateOf(second)).toBe('running');
  expect(newest()).not.toBe(stuck);
});

test('what learns is given longer to stop, for which the end of the application doesn’t wait', async () => {
  vi.useFakeTimers();
  const id = queue.start('learn-style', {}, inputs);
  const learns = newest();
  learns.say(begun(id), progress(id, 0.4));
  queue.cancel(id);
  vi.advanceTimersByTime(20_000);
  expect(learns.killed).toBe(false);
  const closing = queue.close();
  expect(learns.killed).toBe(true);
  expect(learns.asked).toEqual(['run', 'cancel']);
  vi.useRealTimers();
  await closing;
});

test('a preview of work that is of no use half done is no result', () => {
  const id = queue.start('restyle', {}, inputs);
  newest().say(begun(id), progress(id, 0.4, 'd'.repeat(64)));
  newest().die('SIGKILL');
  expect(jobOf(id)).toMatchObject({ state: 'failed', partial: null });
});

test('what a job names is held before anybody hears of it, until the job is forgotten, which takes its end', () => {
  const id = queue.start('restyle', {}, inputs);
  newest().say(progress(id, 0.1, 'd'.repeat(64)));
  queue.forget(id);
  expect(released).toEqual([]);
  newest().say(done(id));
  expect(held).toEqual(seen);
  queue.forget(id);
  expect(released).toEqual([id]);
  expect(stateOf(id)).toBeUndefined();
});

test('of the jobs that are over, the last fifty are remembered; of the others, all', () => {
  const ids = Array.from({ length: 120 }, () => queue.start('restyle', {}, inputs));
  for (const id of ids.slice(0, 60)) newest().say(begun(id), done(id));
  const jobs = queue.jobs();
  expect(jobs.filter(({ state }) => state === 'done').map(({ id }) => id)).toEqual(ids.slice(10, 60));
  expect(jobs.filter(({ state }) => state !== 'done').map(({ id }) => id)).toEqual(ids.slice(60));
  expect(released).toEqual(ids.slice(0, 10));
});

test('another provider waits for the running job, then gets a new engine', () => {
  const id = queue.start('restyle', {}, inputs);
  const old = newest();
  queue.configure({ provider: 'cuda' });
  expect(old.killed).toBe(false);
  old.say(done(id));
  expect(old.killed).toBe(true);
  expect(newest().configuration).toMatchObject({ provider: 'cuda' });
});

test('the device is what the engine says, and an error where it dies before saying', async () => {
  const first = queue.device();
  newest().die('code 1');
  await expect(first).rejects.toMatchObject({ code: 'device-unavailable' });
  const second = queue.device();
  newest().say({ type: 'ready', device: cpu });
  expect(await second).toEqual(cpu);
  expect(await queue.device()).toEqual(cpu);
});

test('who asks while one device is left for another hears of the other', async () => {
  const asked = queue.device();
  queue.configure({ provider: 'cuda' });
  newest().say({ type: 'ready', device: cuda });
  expect(await asked).toEqual(cuda);
});

test('an engine that is about to go never tells its device', async () => {
  const id = queue.start('restyle', {}, inputs);
  const old = newest();
  const before = queue.device();
  queue.configure({ provider: 'cuda' });
  const after = queue.device();
  old.say({ type: 'ready', device: cpu }, begun(id), done(id));
  newest().say({ type: 'ready', device: cuda });
  expect(await Promise.all([before, after])).toEqual([cuda, cuda]);
  expect(devices).toEqual(['cuda']);
});

test('whatever happens, who asks for the device gets an answer', async () => {
  const id = queue.start('restyle', {}, inputs);
  queue.configure({ provider: 'cuda' });
  const whileOutdated = queue.device();
  newest().say(begun(id));
  newest().die('SIGKILL');
  newest().die('code 1');
  await expect(whileOutdated).rejects.toMatchObject({ code: 'device-unavailable' });
  const asked = queue.device();
  await queue.close();
  await expect(asked).rejects.toMatchObject({ code: 'device-unavailable' });
});
