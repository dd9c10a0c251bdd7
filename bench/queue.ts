/**
 * Workers at a queue, with tools that sleep: `npm run bench -- queue`, or `queue:two` or `queue:killed` for one of them. How much
 * sooner two workers are done than one; and what is lost over twenty kills of workers and five of Redis, all of them SIGKILL.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Journal, readJournal } from '../main/batch/journal.ts';
import { workThrough } from '../main/batch/work.ts';
import { folderShare } from '../main/queue/folder-share.ts';
import { openQueueHands } from '../main/queue/hands.ts';
import { startRedis, type TestRedis } from '../main/queue/redis.testing.ts';
import { BatchRecipe } from '../preload/contract/batch.ts';
import { root } from '../scripts/root.ts';
import { countResults, writePictures } from './queue/pictures.ts';
import { median, random, rounded } from './statistics.ts';

const recipe = BatchRecipe.parse({ pentimento: 'batch-recipe', version: 1 });

export async function bench(parts: readonly string[]): Promise<object> {
  const asked = (part: string) => parts.length === 0 || parts.includes(part);
  return {
    ...(asked('two') && { two: await two() }),
    ...(asked('killed') && { killed: await killed() }),
  };
}

/** One worker and two, in turns, each with one picture at a time. */
async function two(): Promise<object> {
  const [count, sleeps, rounds] = [120, 150, 3];
  const seconds: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const workers of [1, 2] as const)
      seconds[workers].push(
        await within(async (redis, folder) => {
          const all = Array.from({ length: workers }, (_, i) => startSleeper(redis, folder, i, 1, sleeps));
          await Promise.all(all.map(({ ready }) => ready));
          const { seconds: took } = await run(redis, folder, count);
          await Promise.all(all.map(({ child }) => kill(child)));
          return took;
        }),
      );
  const [one, both] = [median(seconds[1]), median(seconds[2])];
  return {
    ...{ pictures: count, sleepsMilliseconds: sleeps, rounds },
    ...{ oneWorkerSeconds: rounded(one), twoWorkersSeconds: rounded(both), share: rounded(both / one) },
  };
}

async function killed(): Promise<object> {
  const [count, sleeps, workers, workerKills, redisKills] = [800, 300, 3, 20, 5];
  const next = random(2026);
  return within(async (redis, folder) => {
    const all = Array.from({ length: workers }, (_, i) => startSleeper(redis, folder, i, 2, sleeps));
    await Promise.all(all.map(({ ready }) => ready));
    const going = { isOver: false };
    const running = run(redis, folder, count).finally(() => (going.isOver = true));
    const kills = { workers: 0, redis: 0 };
    const turns = Array.from({ length: workerKills + redisKills }, (_, i) =>
      i % 5 === 4 ? 'redis' : 'worker',
    );
    for (const turn of turns) {
      await setTimeout(200 + 1000 * next());
      if (going.isOver) break;
      if (turn === 'redis') {
        await redis.kill();
        await setTimeout(1000 * next());
        await redis.start();
        kills.redis += 1;
      } else {
        const at = Math.floor(next() * workers);
        const victim = all[at];
        if (victim) await kill(victim.child);
        all[at] = startSleeper(redis, folder, at, 2, sleeps);
        kills.workers += 1;
        await all[at].ready;
      }
    }
    const { seconds, done, failed } = await running;
    await Promise.all(all.map(({ child }) => kill(child)));
    const left = await readdir(join(folder, 'share'), { recursive: true, withFileTypes: true });
    return {
      ...{ pictures: count, sleepsMilliseconds: sleeps, workers, kills, seconds: rounded(seconds) },
      ...{ done, failed, results: await countResults(folder, count) },
      filesLeftInShare: left.filter((one) => one.isFile()).length,
    };
  });
}

/** A Redis that keeps all on the disk, and a folder with a share in it. */
async function within<T>(work: (redis: TestRedis, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  const redis = await startRedis([], true);
  try {
    await mkdir(join(folder, 'share'));
    return await work(redis, folder);
  } finally {
    await redis.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A batch with 16 pictures on their way at a time. */
async function run(
  redis: TestRedis,
  folder: string,
  count: number,
): Promise<{ readonly seconds: number; readonly done: number; readonly failed: number }> {
  const items = await writePictures(folder, count);
  const share = folderShare(join(folder, 'share'));
  const path = join(folder, 'journal');
  const journal = await Journal.open(path, true);
  await journal.add({ kind: 'batch', version: 1, key: 'bench' });
  const luggage = { share, folder, data: folder, meantBy: () => Promise.resolve(null) };
  const hands = await openQueueHands(redis.url, luggage, () => undefined);
  const start = performance.now();
  await workThrough({
    ...{ recipe, items, journal, hands, mayReplace: false, jobs: 16, tell: () => undefined },
    recorded: { endings: new Map(), written: new Map(), beside: [] },
  });
  const seconds = (performance.now() - start) / 1000;
  await hands.close();
  await journal.close();
  const endings = [...((await readJournal(path))?.endings.values() ?? [])];
  const done = endings.filter(({ kind }) => kind === 'done').length;
  return { seconds, done, failed: endings.length - done };
}

function startSleeper(
  redis: TestRedis,
  folder: string,
  at: number,
  jobs: number,
  sleeps: number,
): { readonly child: ChildProcess; readonly ready: Promise<void> } {
  const args = [redis.url, join(folder, 'share'), join(folder, `worker-${at}`), `${jobs}`, `${sleeps}`];
  const program = join(root, 'bench/queue/sleeper.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    ...{ cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      if (text.includes('ready')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`A worker ended with ${code}.`)));
  });
  // One that is killed before it is ready is awaited by nobody.
  ready.catch(() => undefined);
  return { child, ready };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, 'exit');
  child.kill('SIGKILL');
  await over;
}
