import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import type { BatchOrder, BatchRow, BatchStanding } from '../../../preload/contract/batch-room.ts';
import { BatchRecipe } from '../../../preload/contract/batch.ts';
import { explain } from '../../errors/explain.ts';
import { BatchRoom } from './room.ts';

let folder: string;
const file = (name: string) => join(folder, name);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento-room-'));
  await mkdir(file('in/deep'), { recursive: true });
  for (const name of ['a', 'b', 'broken', 'deep/c', 'd']) await writeFile(file(`in/${name}.png`), name);
  return () => rm(folder, { recursive: true });
});

const recipe = BatchRecipe.parse({ pentimento: 'batch-recipe', version: 1, name: 'Web' });
const order = (): BatchOrder => ({ recipe, out: file('out'), existing: 'number', folder: null });

/** A room whose hands make a picture's file of its name, once they are let: `gate` holds them, `stop` ends what they are at. */
class Trial {
  readonly made: string[] = [];
  readonly told: BatchStanding[] = [];
  gate: Promise<void> = Promise.resolve();
  mended = false;
  queue: string | null = null;
  #stop: (error: Error) => void = () => undefined;
  #stopped = this.#anew();

  readonly room = new BatchRoom({
    data: file('data'),
    hands: () =>
      Promise.resolve({
        make: async ({ input }, _, tell) => {
          tell(0.5);
          await Promise.race([this.gate, this.#stopped]);
          this.made.push(basename(input));
          if (input.includes('broken') && !this.mended) throw explain('truncated-image', { name: input });
          return { files: [await readFile(input)], notes: [] };
        },
        jobs: 2,
        queue: this.queue,
        hold: () => undefined,
        stop: () => {
          this.#stop(explain('cancelled.batch'));
          this.#stopped = this.#anew();
        },
        close: () => Promise.resolve(),
      }),
    tell: (standing) => this.told.push(standing),
    changed: () => undefined,
  });

  #anew(): Promise<never> {
    const stopped = new Promise<never>((_, reject) => (this.#stop = reject));
    stopped.catch(() => undefined);
    return stopped;
  }

  get phase(): string {
    return this.room.describe().standing.phase;
  }

  row(name: string): BatchRow | undefined {
    return this.room.describe().rows.find((row) => row.name === `${name}.png`);
  }

  states(): string[] {
    return this.room.describe().rows.map(({ name, state }) => `${name} ${state.state}`);
  }

  async until(phase: string): Promise<void> {
    await vi.waitFor(() => expect(this.phase).toBe(phase), { timeout: 5000, interval: 5 });
  }
}

const results = async () =>
  (await readdir(file('out'), { recursive: true })).filter((name) => name.endsWith('.png')).sort();

test('what is dropped is worked through: each picture is made once in its folder, a broken one is told', async () => {
  const trial = new Trial();
  expect(await trial.room.add([file('in'), file('in/a.png')])).toEqual({ added: 5, twice: 1 });
  expect(await trial.room.add([file('in/b.png')])).toEqual({ added: 0, twice: 1 });
  await trial.room.start(order());
  await trial.until('ended');
  expect(trial.states().sort()).toEqual([
    'a.png done',
    'b.png done',
    'broken.png failed',
    'c.png done',
    'd.png done',
  ]);
  expect(await results()).toEqual(['a.png', 'b.png', 'd.png', 'deep/c.png'].sort());
  expect(await readFile(file('out/deep/c.png'), 'utf8')).toBe('deep/c');
  expect(trial.told.at(-1)).toMatchObject({ phase: 'ended', fraction: 1, problem: null });
  expect(await new Trial().room.unfinished()).toEqual([]);
});

test('one that waits can be left alone by another application and gone on with by it, exactly where it was', async () => {
  const first = new Trial();
  first.queue = 'redis://studio:6379';
  await first.room.add([file('in')]);
  let open: () => void = () => undefined;
  first.gate = new Promise((resolve) => (open = resolve));
  await first.room.start(order());
  first.room.pause(false);
  expect(first.phase).toBe('pausing');
  open();
  await first.until('paused');
  expect(first.made).toHaveLength(2);

  const second = new Trial();
  const [left] = await second.room.unfinished();
  expect(left).toMatchObject({ name: 'Web', out: file('out'), ended: 2, count: 5 });
  // Whoever goes on with it reads with whom it was.
  expect(left?.queue).toBe('redis://studio:6379');
  await second.room.continue(left!.id);
  await second.until('ended');
  expect([...first.made, ...second.made].sort()).toEqual(['a.png', 'b.png', 'broken.png', 'c.png', 'd.png']);
  expect(await results()).toHaveLength(4);
  expect(await second.room.unfinished()).toEqual([]);
});

test('a picture that waits is taken out while others are worked on, and isn’t made by whoever goes on', async () => {
  const first = new Trial();
  await first.room.add([file('in')]);
  let open: () => void = () => undefined;
  first.gate = new Promise((resolve) => (open = resolve));
  await first.room.start(order());
  const inHand = first.room.describe().rows.filter(({ state }) => state.state === 'working');
  const [waits, other] = first.room.describe().rows.filter(({ state }) => state.state === 'waiting');
  await first.room.remove([waits!.id, inHand[0]!.id]);
  expect(first.row(waits!.name.replace('.png', ''))).toBeUndefined();
  expect(first.room.describe().rows).toHaveLength(4);
  first.room.pause(false);
  open();
  await first.until('paused');
  await first.room.remove([other!.id]);
  expect(first.made.sort()).toEqual(inHand.map(({ name }) => name).sort());

  const second = new Trial();
  const [left] = await second.room.unfinished();
  await second.room.continue(left!.id);
  await second.until('ended');
  expect(second.room.describe().rows).toHaveLength(3);
  expect([...first.made, ...second.made]).not.toContain(waits!.name);
  expect([...first.made, ...second.made]).not.toContain(other!.name);
});

test('a picture that was taken out and is added once more is made', async () => {
  const trial = new Trial();
  await trial.room.add([file('in')]);
  let open: () => void = () => undefined;
  trial.gate = new Promise((resolve) => (open = resolve));
  await trial.room.start(order());
  trial.room.pause(false);
  open();
  await trial.until('paused');
  const waits = trial.room.describe().rows.filter(({ state }) => state.state === 'waiting');
  await trial.room.remove(waits.map(({ id }) => id));
  expect(trial.phase).toBe('ended');
  await trial.room.add([file('in')]);
  expect(trial.phase).toBe('choosing');
  await trial.room.start(order());
  await trial.until('ended');
  expect(trial.made.filter((name) => name !== 'broken.png').sort()).toEqual([
    'a.png',
    'b.png',
    'c.png',
    'd.png',
  ]);
});

test('one that was taken out of a batch that waits comes in again when it is added', async () => {
  const trial = new Trial();
  await trial.room.add([file('in')]);
  let open: () => void = () => undefined;
  trial.gate = new Promise((resolve) => (open = resolve));
  await trial.room.start(order());
  trial.room.pause(false);
  open();
  await trial.until('paused');
  const [waits] = trial.room.describe().rows.filter(({ state }) => state.state === 'waiting');
  await trial.room.remove([waits!.id]);
  await trial.room.add([file('in')]);
  await trial.room.resume();
  await trial.until('ended');
  expect(trial.made.filter((name) => name === waits!.name)).toHaveLength(1);
});

test('stopped at once, the pictures in hand are made when it goes on, and none twice', async () => {
  const trial = new Trial();
  await trial.room.add([file('in')]);
  trial.gate = new Promise(() => undefined);
  await trial.room.start(order());
  await vi.waitFor(() => expect(trial.row('a')?.state.state).toBe('working'));
  trial.room.pause(true);
  await trial.until('paused');
  expect(trial.made).toEqual([]);
  expect(new Set(trial.states().map((state) => state.split(' ')[1]))).toEqual(new Set(['waiting']));
  trial.gate = Promise.resolve();
  await trial.room.resume();
  await trial.until('ended');
  expect(trial.made).toHaveLength(5);
  expect(await results()).toHaveLength(4);
});

test('pictures that failed are tried again by themselves', async () => {
  const trial = new Trial();
  await trial.room.add([file('in')]);
  await trial.room.start(order());
  await trial.until('ended');
  trial.mended = true;
  await trial.room.retry([trial.row('a')!.id]);
  await trial.until('ended');
  expect(trial.row('broken')?.state.state).toBe('failed');
  await trial.room.retry([trial.row('broken')!.id]);
  await trial.until('ended');
  expect(trial.row('broken')?.state.state).toBe('done');
  expect(trial.made).toHaveLength(6);
});

test('what waits is worked on in the order in which it stands', async () => {
  const trial = new Trial();
  await trial.room.add([file('in')]);
  let open: () => void = () => undefined;
  trial.gate = new Promise((resolve) => (open = resolve));
  await trial.room.start(order());
  const [, , third] = trial.room.describe().rows;
  await trial.room.move([trial.row('d')!.id], third!.id);
  open();
  await trial.until('ended');
  expect(trial.made[2]).toBe('d.png');
});

test('ended by the person it is forgotten, what is done stays, and the rest can be begun with anew', async () => {
  const trial = new Trial();
  await trial.room.add([file('in/a.png')]);
  await trial.room.start(order());
  await trial.until('ended');
  await trial.room.add([file('in')]);
  trial.gate = new Promise(() => undefined);
  await trial.room.start(order());
  await trial.room.cancel();
  expect(trial.phase).toBe('choosing');
  expect(await trial.room.unfinished()).toEqual([]);
  expect(trial.row('a')?.state.state).toBe('done');
  trial.gate = Promise.resolve();
  await trial.room.start(order());
  await trial.until('ended');
  expect(await results()).toHaveLength(4);
});

test('nothing is begun where all pictures were found among the results, and it is said which folder is meant', async () => {
  const trial = new Trial();
  await trial.room.add([file('in')]);
  const begun = trial.room.start({ ...order(), out: file('in') });
  await expect(begun).rejects.toMatchObject({ code: 'batch-place', values: { name: file('in') } });
  expect(trial.room.describe().rows).toHaveLength(5);
});

test('results may go beside a picture that was chosen itself, and into a folder around those that were', async () => {
  const beside = new Trial();
  await beside.room.add([file('in/a.png')]);
  expect(await beside.room.start({ ...order(), out: file('in') })).toEqual({ leftOut: 0 });
  await beside.until('ended');
  expect(await readFile(file('in/a.png'), 'utf8')).toBe('a');
  expect(await readFile(file('in/a-2.png'), 'utf8')).toBe('a');
  const around = new Trial();
  await around.room.add([file('in/deep')]);
  expect(await around.room.start({ ...order(), out: file('in') })).toEqual({ leftOut: 0 });
  await around.until('ended');
  expect(await readFile(file('in/c.png'), 'utf8')).toBe('deep/c');
});

test('pictures that lie where the results go are left out, and nothing changes under a batch that runs', async () => {
  const trial = new Trial();
  await trial.room.add([file('in')]);
  trial.gate = new Promise(() => undefined);
  expect(await trial.room.start({ ...order(), out: file('in/deep') })).toEqual({ leftOut: 1 });
  expect(trial.row('c')).toBeUndefined();
  for (const change of [
    () => trial.room.add([file('in/a.png')]),
    () => trial.room.clear('all'),
    () => trial.room.start(order()),
  ])
    await expect(change()).rejects.toMatchObject({ code: 'batch-busy' });
  await trial.room.close();
  expect(trial.phase).toBe('paused');
});

test('another recipe takes what failed, or all pictures again, without writing over what the first one made', async () => {
  const trial = new Trial();
  await trial.room.add([file('in')]);
  await trial.room.start(order());
  await trial.until('ended');
  trial.mended = true;
  const other = { ...order(), recipe: { ...recipe, name: 'Print' } };
  await trial.room.start(other);
  await trial.until('ended');
  expect(trial.made).toHaveLength(6);
  await trial.room.start(other, true);
  expect(new Set(trial.states().map((state) => state.split(' ')[1]))).not.toContain('failed');
  await trial.until('ended');
  expect(trial.made).toHaveLength(11);
  expect(await results()).toHaveLength(10);
});
