import { beforeEach, expect, test, vi } from 'vitest';
import type { Job, ToolInputs } from '../../preload/contract/index.ts';
import type { FromEngine, ToEngine } from '../engine/protocol.ts';
import type { Fork } from '../processes/worker.ts';
import { JobQueue } from './queue.ts';

const PHOTO = 'a'.repeat(64);
const STYLE = 'b'.repeat(64);
const photo: ToolInputs = { image: { kind: 'picture', pixels: PHOTO, name: 'photo.jpg' } };
const inputs: ToolInputs = {
  ...photo,
  style: { kind: 'references', pictures: [{ pixels: STYLE, name: 'style.jpg' }] },
};
const device = { provider: 'cpu', label: 'CPU', reasons: [] };

/** An engine process that does what the test says. */
class FakeEngine {
  readonly heard: ToEngine[] = [];
  killed = false;
  #speak: (message: unknown) => void = () => undefined;
  #die: (reason: string) => void = () => undefined;

  constructor(readonly configuration: object) {}

  readonly child = {
    send: (message: unknown) => void this.heard.push(message as ToEngine),
    kill: () => void (this.killed = true),
    onMessage: (listener: (message: unknown) => void) => void (this.#speak = listener),
    onExit: (listener: (reason: string) => void) => void (this.#die = listener),
  };

  say(message: FromEngine): void {
    this.#speak(message);
  }

  die(reason: string): void {
    this.#die(reason);
  }
}

let engines: FakeEngine[];
let seen: Job[];
let forgotten: string[];
let queue: JobQueue;

beforeEach(() => {
  engines = [];
  seen = [];
  forgotten = [];
  const fork: Fork = (_, configuration) => {
    const engine = new FakeEngine(configuration);
    engines.push(engine);
    return engine.child;
  };
  queue = new JobQueue(
    fork,
    { store: '/store', models: '/models', provider: 'auto' },
    { job: (job) => void seen.push(job), device: () => undefined },
    (hash) => Promise.resolve(void forgotten.push(hash)),
  );
});

const newest = () => engines.at(-1)!;
const stateOf = (id: string) => queue.jobs().find((job) => job.id === id)?.state;
const progress = (job: string, fraction: number, preview?: string): FromEngine => ({
  ...{ type: 'progress', job, stage: 'descending', step: fraction * 10, of: 10, fraction },
  ...(preview !== undefined && { preview }),
});
const done = (job: string): FromEngine => ({
  ...{ type: 'done', job, measures: {}, notes: [], models: [] },
  result: { kind: 'picture', pixels: 'c'.repeat(64), width: 8, height: 8 },
});

test('jobs run one at a time, in the order they came', () => {
  const [first, second] = [queue.start('restyle', {}, inputs), queue.start('inspect', {}, photo)];
  expect([stateOf(first), stateOf(second)]).toEqual(['running', 'queued']);
  newest().say(done(first));
  expect([stateOf(first), stateOf(second)]).toEqual(['done', 'running']);
  expect(newest().heard.map((message) => message.type)).toEqual(['run', 'run']);
  expect(engines).toHaveLength(1);
});

test('parameters are checked and filled in before anything starts', () => {
  expect(() => queue.start('restyle', { iterations: 0 }, inputs)).toThrow(/iterations/);
  expect(() => queue.start('restyle', { colour: 'red' }, inputs)).toThrow(/colour/);
  expect(() => queue.start('restyle', {}, photo)).toThrow(/needs style, which was not given/);
  expect(() => queue.start('paint', {}, inputs)).toThrow(/no tool called/);
  expect(engines).toHaveLength(0);
  const id = queue.start('restyle', {}, inputs);
  expect(queue.jobs().find((job) => job.id === id)?.parameters).toMatchObject({ iterations: 200, size: 512 });
});

test('a dead engine fails its job with the reason, and the next job gets a new engine', () => {
  const [first, second] = [queue.start('restyle', {}, inputs), queue.start('restyle', {}, inputs)];
  newest().die('was killed by SIGKILL');
  expect(seen.find((job) => job.id === first && job.state === 'failed')).toMatchObject({
    error: { code: 'engine-died', message: expect.stringContaining('was killed by SIGKILL') as string },
  });
  expect(stateOf(second)).toBe('running');
  expect(engines).toHaveLength(2);
});

test('what an engine says after its death, or of a job that ended, changes nothing', () => {
  const id = queue.start('restyle', {}, inputs);
  const dead = newest();
  dead.die('exited with code 1');
  dead.say(done(id));
  expect(stateOf(id)).toBe('failed');
});

test('a queued job is cancelled at once, a running one when the engine says so', () => {
  const [first, second] = [queue.start('restyle', {}, inputs), queue.start('restyle', {}, inputs)];
  queue.cancel(second);
  expect(stateOf(second)).toBe('cancelled');
  queue.cancel(first);
  expect(stateOf(first)).toBe('running');
  newest().say({ type: 'cancelled', job: first });
  expect(stateOf(first)).toBe('cancelled');
});

test('an engine that doesn’t stop in time is ended, and the next job runs', () => {
  vi.useFakeTimers();
  const [first, second] = [queue.start('restyle', {}, inputs), queue.start('restyle', {}, inputs)];
  const stuck = newest();
  queue.cancel(first);
  vi.advanceTimersByTime(8_001);
  vi.useRealTimers();
  expect(stuck.killed).toBe(true);
  expect(stateOf(first)).toBe('cancelled');
  expect(stateOf(second)).toBe('running');
  expect(newest()).not.toBe(stuck);
});

test('an older preview goes when a newer one comes, but never a picture that is kept', () => {
  const id = queue.start('restyle', {}, inputs);
  newest().say(progress(id, 0.1, PHOTO));
  newest().say(progress(id, 0.2, 'd'.repeat(64)));
  newest().say(progress(id, 0.3, 'e'.repeat(64)));
  newest().say(done(id));
  expect(forgotten).toEqual(['d'.repeat(64), 'e'.repeat(64)]);
});

test('another provider waits for the running job, then gets a new engine', () => {
  const id = queue.start('restyle', {}, inputs);
  const old = newest();
  queue.useProvider('cuda');
  expect(old.killed).toBe(false);
  old.say(done(id));
  expect(old.killed).toBe(true);
  expect(newest().configuration).toMatchObject({ provider: 'cuda' });
});

test('the device is what the engine says, and an error where it dies before saying', async () => {
  const first = queue.device();
  newest().die('exited with code 1');
  await expect(first).rejects.toMatchObject({ code: 'device-unavailable' });
  const second = queue.device();
  newest().say({ type: 'ready', device });
  expect(await second).toEqual(device);
});
