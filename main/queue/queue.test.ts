/** Pictures through a queue, as the batch and the workers see it; what is computed is a fake that sleeps. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BatchRecipe, isToolStep, type BatchState } from '../../preload/contract/batch.ts';
import { root } from '../../scripts/root.ts';
import { Journal, readJournal } from '../batch/journal.ts';
import type { Item } from '../batch/plan.ts';
import { workThrough, type Hands, type QueueNews } from '../batch/work.ts';
import { explain } from '../errors/explain.ts';
import { isBeside } from '../image/beside.ts';
import { shippedStyles } from '../styles/shipped.ts';
import { abilitiesOf, announce } from './abilities.ts';
import type { Luggage } from './carry.ts';
import { folderShare } from './folder-share.ts';
import { openQueueHands, type QueueHands } from './hands.ts';
import { workersAt } from './look.ts';
import { meantBy } from './meant-by.ts';
import { redisIsHere, startRedis, type TestRedis } from './redis.testing.ts';
import { openRedis } from './redis.ts';
import { s3Share } from './s3/s3-share.ts';
import { keys, startStorage } from './s3/storage.testing.ts';
import { startWorker, type AtWork, type WorkerNews } from './worker.ts';

const note = { code: 'first-frame-only', values: { frames: 2 }, message: 'Only the first.' } as const;
const recipe = BatchRecipe.parse({ pentimento: 'batch-recipe', version: 1 });
const times = { lock: 1000, pause: 200 };

describe.runIf(redisIsHere)('a queue', () => {
  let redis: TestRedis;
  let folder: string;
  let ended: (() => Promise<void>)[] = [];
  beforeAll(async () => (redis = await startRedis()));
  afterAll(() => redis.kill());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pentimento-queue-'));
    await mkdir(join(folder, 'share'));
    await mkdir(join(folder, 'in'));
  });
  afterEach(async () => {
    for (const end of ended.reverse()) await end();
    ended = [];
    await rm(folder, { recursive: true });
  });

  const share = () => folderShare(join(folder, 'share'));
  /** What is made of a picture: its bytes and a mark. */
  const fake = (seen: string[], milliseconds = 0): Hands => ({
    make: async ({ input }, _, tell) => {
      seen.push(input);
      tell(0.5);
      await pause(milliseconds);
      const bytes = await readFile(input, 'utf8');
      if (bytes.startsWith('broken')) throw explain('not-an-image', { name: input });
      return { files: [new TextEncoder().encode(`made of ${bytes}`)], notes: [note] };
    },
  });
  async function worker(
    hands: Hands,
    hear: (news: WorkerNews) => void = () => undefined,
    jobs = 1,
    at = share(),
  ): Promise<AtWork> {
    const places = { folder: join(folder, 'tmp'), library: join(folder, 'library') };
    const worker = await startWorker({
      ...{ queue: redis.url, share: at, hands, jobs, hear, times },
      ...places,
    });
    ended.push(worker.close);
    return worker;
  }
  async function batchHands(
    hear: (news: QueueNews) => void = () => undefined,
    at = share(),
  ): Promise<QueueHands> {
    const kept = { data: folder, resources: join(root, 'resources') };
    const luggage: Luggage = {
      ...{ share: at, folder, data: folder },
      meantBy: (input, name) => meantBy(input, name, kept),
    };
    const hands = await openQueueHands(redis.url, luggage, hear);
    ended.push(hands.close);
    return hands;
  }
  async function items(names: readonly string[]): Promise<Item[]> {
    return Promise.all(
      names.map(async (name) => {
        const input = join(folder, 'in', `${name}.jpg`);
        await writeFile(input, name);
        return { input, outputs: [{ path: join(folder, 'out', `${name}.jpg`), format: 'jpeg' as const }] };
      }),
    );
  }
  async function go(all: readonly Item[], hands: Hands, by = recipe): Promise<Map<number, BatchState>> {
    const path = join(folder, 'journal');
    const recorded = (await readJournal(path)) ?? { endings: new Map(), written: new Map(), beside: [] };
    const journal = await Journal.open(path, false);
    const states = new Map<number, BatchState>();
    const tell = (at: number, state: BatchState) => states.set(at, state);
    try {
      if (recorded.endings.size === 0) await journal.add({ kind: 'batch', version: 1, key: 'k' });
      const work = { recipe: by, items: all, recorded, journal, hands, jobs: 16 };
      await workThrough({ ...work, mayReplace: false, tell });
    } finally {
      await journal.close();
    }
    return states;
  }
  const made = async (): Promise<Record<string, string>> => {
    const names = (await readdir(join(folder, 'out'))).sort();
    const all: Record<string, string> = {};
    for (const name of names) all[name] = await readFile(join(folder, 'out', name), 'utf8');
    return all;
  };
  const inShare = async () =>
    (await readdir(join(folder, 'share'), { recursive: true, withFileTypes: true }))
      .filter((one) => one.isFile())
      .map(({ name }) => name);
  /** Files that are there whole: one that is still being written lies beside its place. */
  const brought = async () => (await inShare()).filter((name) => !isBeside(name));
  const poll: typeof expect.poll = (look) => expect.poll(look, { timeout: 20_000 });

  test('each picture is made by one worker, comes back to its place, and nothing stays in between', async () => {
    const [one, two]: [string[], string[]] = [[], []];
    await worker(fake(one, 20));
    await worker(fake(two, 20));
    const hands = await batchHands();
    const states = await go(await items(['a', 'b', 'broken', 'c', 'd', 'e']), hands);
    expect(await made()).toEqual(
      Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.jpg`, `made of ${name}`])),
    );
    expect(one.length + two.length).toBe(6);
    expect(Math.min(one.length, two.length)).toBeGreaterThan(0);
    expect(states.get(0)).toMatchObject({ state: 'done', notes: [note] });
    expect(states.get(2)).toMatchObject({
      state: 'failed',
      error: { code: 'not-an-image', values: { name: 'broken.jpg' } },
    });
    await hands.close();
    expect(await inShare()).toEqual([]);
  });

  test('what was made for a batch that was stopped is fetched by the one that goes on, and not made again', async () => {
    const all = await items(['a', 'b']);
    const first = await batchHands();
    const stopped = new Promise<unknown>((resolve) => {
      void first.make(all[0]!, recipe, resolve).catch(() => undefined);
    });
    const seen: string[] = [];
    await worker(fake(seen, 300));
    await stopped;
    // A worker is at it.
    await first.close();
    await go(all, await batchHands());
    expect(seen).toHaveLength(2);
    expect(await made()).toEqual({ 'a.jpg': 'made of a', 'b.jpg': 'made of b' });
  });

  test('what no worker has begun is taken back with its files when a batch is stopped', async () => {
    const hands = await batchHands();
    const making = hands.make((await items(['a']))[0]!, recipe, () => undefined);
    const ended = expect(making).rejects.toMatchObject({ code: 'cancelled' });
    await poll(brought).toHaveLength(2);
    await hands.close();
    await ended;
    expect(await inShare()).toEqual([]);
    const seen: string[] = [];
    await worker(fake(seen));
    await pause(200);
    expect(seen).toEqual([]);
  });

  test('a Redis that restarts and has forgotten everything costs no picture, and neither do workers that come late', async () => {
    const news: string[] = [];
    const hands = await batchHands(({ code }) => news.push(code));
    const seen: string[] = [];
    const all = await items(Array.from({ length: 12 }, (_, i) => `p${i}`));
    const going = go(all, hands);
    await worker(fake(seen, 50));
    await poll(() => seen.length).toBeGreaterThan(3);
    await redis.kill();
    await pause(300);
    await redis.start();
    await going;
    expect(Object.keys(await made())).toHaveLength(12);
    expect(news.filter((code) => code !== 'workers')).toEqual(['away', 'back']);
  });

  test('a worker whose disk is full gives the picture back and takes none, says so, and takes up again', async () => {
    let full = true;
    const ill: WorkerNews[] = [];
    const [first, second]: [string[], string[]] = [[], []];
    const hands = fake(first);
    const failing: Hands = {
      make: (...given) =>
        full ? Promise.reject(explain('disk-full', { name: '/tmp/x' })) : hands.make(...given),
    };
    await worker(failing, (news) => ill.push(news));
    const making = go(await items(['a', 'b', 'c']), await batchHands());
    await poll(() => ill.map(({ code }) => code)).toEqual(['takes', 'gives-back', 'pauses']);
    await worker(fake(second));
    expect((await making).get(0)).toMatchObject({ state: 'done' });
    expect([...first, ...second]).toHaveLength(3);
    full = false;
    await poll(() => ill.map(({ code }) => code)).toContain('goes-on');
  });

  test('a picture that every worker gives back fails with the reason after a few times', async () => {
    let tried = 0;
    const dying: Hands = {
      make: () => {
        tried += 1;
        return Promise.reject(explain('out-of-memory'));
      },
    };
    await worker(dying);
    const states = await go(await items(['a']), await batchHands());
    expect(states.get(0)).toMatchObject({ state: 'failed', error: { code: 'out-of-memory' } });
    expect(tried).toBe(4);
  });

  test('a picture whose file can’t be made as small as is wished fails by itself, and the worker goes on', async () => {
    const all = fake([]);
    const hands: Hands = {
      make: async (...given) =>
        (await readFile(given[0].input, 'utf8')) === 'large'
          ? Promise.reject(explain('cannot-write.kilobytes', { kilobytes: 1 }))
          : all.make(...given),
    };
    const news: string[] = [];
    await worker(hands, ({ code }) => news.push(code));
    const states = await go(await items(['large', 'b']), await batchHands());
    expect(states.get(0)).toMatchObject({ state: 'failed', error: { because: 'kilobytes' } });
    expect(states.get(1)).toMatchObject({ state: 'done' });
    expect(news).not.toContain('pauses');
  });

  test('of a picture that waited for a worker, the time is told in which it was worked on', async () => {
    const hands = await batchHands();
    const going = go(await items(['a']), hands);
    await pause(1000);
    await worker(fake([], 50));
    const state = (await going).get(0);
    expect(state).toMatchObject({ state: 'done' });
    const seconds = state?.state === 'done' ? state.seconds : NaN;
    expect(seconds).toBeGreaterThanOrEqual(0.05);
    expect(seconds).toBeLessThan(0.9);
  });

  test('a painting that ships is painted from by its name, whatever ships with the worker', async () => {
    const seen: Buffer[] = [];
    await worker({
      make: async (_, { steps: [step] }) => {
        const style = step && isToolStep(step) ? [step.inputs.style ?? []].flat() : [];
        for (const path of style) seen.push(await readFile(path));
        return { files: [new Uint8Array(1)], notes: [] };
      },
    });
    const painted = BatchRecipe.parse({
      ...recipe,
      steps: [{ tool: 'restyle', version: 2, inputs: { style: ['great-wave'] } }],
    });
    const states = await go(await items(['a']), await batchHands(), painted);
    expect(states.get(0)).toMatchObject({ state: 'done' });
    const [painting] = (await shippedStyles(join(root, 'resources'))).filter(({ id }) => id === 'great-wave');
    expect(seen).toEqual([await readFile(join(root, 'resources/styles', painting!.file))]);
  });

  test('a name with a sign that leads into folders elsewhere costs no picture', async () => {
    await worker(fake([]));
    const [item] = await items(['a']);
    const input = join(folder, 'in', 'b\\c.jpg');
    await writeFile(input, 'b');
    const states = await go([{ ...item!, input }], await batchHands());
    expect(states.get(0)).toMatchObject({ state: 'done' });
  });

  test('a worker whose shared folder is gone waits for it, however long, and the picture with it', async () => {
    const news: WorkerNews[] = [];
    const away = join(folder, 'away');
    const hands = await batchHands();
    const seen: string[] = [];
    const making = hands.make((await items(['a']))[0]!, recipe, () => undefined);
    await poll(brought).toHaveLength(2);
    await rename(join(folder, 'share'), away);
    await worker(fake(seen), (said) => news.push(said));
    await poll(() => news.at(-1)).toMatchObject({
      code: 'pauses',
      failure: { code: 'files-away', because: 'folder' },
    });
    await pause(500);
    expect(seen).toEqual([]);
    await rename(away, join(folder, 'share'));
    expect(new TextDecoder().decode((await making).files[0])).toBe('made of a');
  });

  test('a batch whose shared folder is gone stops and says so, and goes on when it is there again', async () => {
    const away = join(folder, 'away');
    const all = await items(['a', 'b']);
    const seen: string[] = [];
    await worker(fake(seen));
    await rename(join(folder, 'share'), away);
    const hands = await batchHands();
    await expect(go(all, hands)).rejects.toMatchObject({ code: 'files-away', because: 'folder' });
    await hands.close();
    await rename(away, join(folder, 'share'));
    await go(all, await batchHands());
    expect(await made()).toEqual({ 'a.jpg': 'made of a', 'b.jpg': 'made of b' });
    expect(seen).toHaveLength(2);
  });

  test('closed while it still brings files, a batch leaves nothing in the queue or beside it', async () => {
    const client = await openRedis(redis.url, { away: () => undefined, back: () => undefined });
    const { name, prefix } = abilitiesOf();
    const queue = new Queue(name, { connection: client, prefix });
    const hands = await batchHands();
    const making = (await items(['a', 'b', 'c'])).map((item) =>
      hands.make(item, recipe, () => undefined).catch((error: unknown) => error),
    );
    await hands.close();
    expect(await making[0]).toMatchObject({ code: 'cancelled' });
    expect(await inShare()).toEqual([]);
    expect(await queue.getJobCountByTypes()).toBe(0);
    await queue.close();
    client.disconnect();
  });

  test('files that somebody has emptied out of the shared folder are brought again', async () => {
    const hands = await batchHands();
    const making = hands.make((await items(['a']))[0]!, recipe, () => undefined);
    await poll(brought).toHaveLength(2);
    await rm(join(folder, 'share/files'), { recursive: true });
    await worker(fake([]));
    expect(new TextDecoder().decode((await making).files[0])).toBe('made of a');
  });

  test('files go through storage that speaks as S3 does, also one that stumbles, and none stays there', async () => {
    const storage = await startStorage();
    const there = () => s3Share(storage.address, keys, [1, 1, 1]);
    await worker(fake([]), undefined, 1, there());
    const hands = await batchHands(undefined, there());
    storage.troubles.push('cut', { status: 503, code: 'SlowDown' });
    await go(await items(['a', 'b', 'broken', 'c']), hands);
    expect(Object.keys(await made())).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    await hands.close();
    expect([...storage.files.keys()]).toEqual([]);
    await storage.close();
  });

  test('pictures with the same bytes are made once, and each gets its file', async () => {
    const all = await items(['a', 'b']);
    await writeFile(all[1]!.input, 'a');
    const seen: string[] = [];
    await worker(fake(seen, 50));
    await go(all, await batchHands());
    expect(seen).toHaveLength(1);
    expect(await made()).toEqual({ 'a.jpg': 'made of a', 'b.jpg': 'made of a' });
  });

  test('a worker leaves what was put there for another version of the tools, and says so', async () => {
    const client = await openRedis(redis.url, { away: () => undefined, back: () => undefined });
    const other = { ...abilitiesOf([{ id: 'restyle', version: 99 }]), version: '9.9.9' };
    await announce(client, other);
    const queue = new Queue(other.name, { connection: client, prefix: other.prefix });
    await queue.add('picture', { from: 'the future' });
    const news: WorkerNews[] = [];
    await worker(fake([]), (said) => news.push(said));
    expect(news).toEqual([{ code: 'not-ours', version: '9.9.9', count: 1 }]);
    expect(await queue.getWaitingCount()).toBe(1);
    await queue.obliterate();
    await queue.close();
    client.disconnect();
  });

  test('what something else has put into the queue is refused, and nothing of it is followed', async () => {
    const client = await openRedis(redis.url, { away: () => undefined, back: () => undefined });
    const { name, prefix } = abilitiesOf();
    const queue = new Queue(name, { connection: client, prefix });
    const news: WorkerNews[] = [];
    const seen: string[] = [];
    await worker(fake(seen), (said) => news.push(said));
    const picture = { name: '../../etc/passwd', sha256: 'a'.repeat(64) };
    await queue.add('picture', { picture, recipe: 'b'.repeat(64), inputs: [], wanted: [] }, { jobId: 'c' });
    await poll(async () => (await queue.getJob('c'))?.failedReason).toContain('queue-job');
    expect([seen, news]).toEqual([[], []]);
    await queue.obliterate({ force: true });
    await queue.close();
    client.disconnect();
  });

  test('a batch hears how many workers there are', async () => {
    const news: QueueNews[] = [];
    const hands = await batchHands((said) => news.push(said));
    const making = hands.make((await items(['a']))[0]!, recipe, () => undefined);
    await poll(() => news).toEqual([{ code: 'workers', count: 0 }]);
    await worker(fake([]));
    await making;
  });

  test('a batch hears which worker has a picture, and before that nobody has it', async () => {
    const heard: (string | null | undefined)[] = [];
    const hands = await batchHands();
    const making = hands.make((await items(['a']))[0]!, recipe, (_, by) => heard.push(by));
    await poll(() => heard).toEqual([null]);
    await worker(fake([], 300));
    await making;
    expect(heard.slice(1)).toContain(`${hostname()} ${process.pid}`);
  });

  test('what is left to workers when the window closes is made meanwhile, and fetched by the next one', async () => {
    const all = await items(['a', 'b', 'c']);
    const first = await batchHands();
    const waiting = new Set<string>();
    const stopped = Promise.allSettled(
      all.map((item) => first.make(item, recipe, () => waiting.add(item.input))),
    );
    await poll(() => waiting.size).toBe(3);
    await first.close(true);
    expect((await stopped).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    const seen: string[] = [];
    await worker(fake(seen));
    await poll(() => seen.length).toBe(3);
    await go(all, await batchHands());
    expect(seen).toHaveLength(3);
    expect(Object.keys(await made())).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
  });

  test('what nobody has begun is taken back on a pause, and what a worker is at is made', async () => {
    const all = await items(['a', 'b']);
    const news: string[] = [];
    await worker(fake([], 500), ({ code }) => news.push(code));
    const hands = await batchHands();
    const making = all.map((item) => hands.make(item, recipe, () => undefined));
    const outcomes = Promise.allSettled(making);
    await poll(() => news).toEqual(['takes']);
    await pause(150);
    await hands.takeBack();
    const ended = (await outcomes).map((one) =>
      one.status === 'rejected' ? (one.reason as { code: string }).code : 'made',
    );
    expect(ended.sort()).toEqual(['cancelled', 'made']);
    expect(news).toEqual(['takes', 'done']);
  });

  test('who looks at a queue is told who is there and what waits for others, and why nothing can be told', async () => {
    const files = join(folder, 'share');
    const place = { queue: redis.url, files };
    expect((await workersAt(place)).count).toBe(0);
    await worker(fake([]));
    expect(await workersAt(place)).toEqual({ count: 1, others: [] });
    await expect(workersAt({ ...place, files: join(folder, 'none') })).rejects.toMatchObject({
      code: 'files-away',
      because: 'folder',
    });
    const wrong = await workersAt({ files, queue: 'redis://:secret@127.0.0.1:1' }).catch(
      (error: unknown) => error,
    );
    expect(wrong).toMatchObject({ code: 'queue-away', because: 'none' });
    expect(JSON.stringify(wrong) + String(wrong)).not.toContain('secret');
  });

  test('a worker that is closed does what it has, and takes nothing more', async () => {
    const hands = await batchHands();
    const all = await items(['a', 'b']);
    const making = all.map((item) => hands.make(item, recipe, () => undefined));
    const news: string[] = [];
    const at = await worker(fake([], 300), ({ code }) => news.push(code));
    await poll(() => news).toEqual(['takes']);
    await at.close();
    expect(news).toEqual(['takes', 'done']);
    await worker(fake([]));
    await Promise.all(making);
  });
});
