/**
 * Batches: `npm run bench -- batch`, or `batch:killed` or `batch:overhead` for one of them. 500 pictures of many kinds, one in
 * twenty broken, by the built command line, in one go and killed at ten random moments; and how much longer a tool takes in a batch
 * than alone.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from '../scripts/root.ts';
import { bytesIn, Watch } from './batch/memory.ts';
import { writeMixed } from './batch/mixed.ts';
import { measureOverhead } from './batch/overhead.ts';
import { random, rounded } from './statistics.ts';

const PICTURES = 500;
const KILLS = 10;

const recipe = {
  ...{ pentimento: 'batch-recipe', version: 1, name: 'Web' },
  steps: [{ adjustment: { type: 'exposure', exposure: 0.3 } }, { adjustment: { type: 'sharpen' } }],
  outputs: [
    { name: '{name}', format: 'webp', longestSide: 240 },
    { name: 'print/{name}', format: 'png' },
  ],
};

export async function bench(parts: readonly string[]): Promise<object> {
  const asked = (part: string) => parts.length === 0 || parts.includes(part);
  return {
    ...(asked('killed') && { killed: await killed() }),
    ...(asked('overhead') && { overhead: await measureOverhead() }),
  };
}

async function killed(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'pentimento-bench-'));
  try {
    const broken = await writeMixed(join(folder, 'in'), PICTURES, [360, 240]);
    await writeFile(join(folder, 'recipe.json'), JSON.stringify(recipe));
    const whole = await go(folder, 'whole', false, Infinity);
    const next = random(2026);
    let [kills, runs] = [0, 0];
    let last: Gone;
    do {
      // Of the time that the whole takes, a twelfth each time at an average, after a second in which it starts.
      const after = kills < KILLS ? 1 + (next() * whole.seconds) / 6 : Infinity;
      last = await go(folder, 'killed', runs > 0, after);
      runs += 1;
      if (last.code === null) kills += 1;
    } while (last.code === null);
    return {
      ...{ pictures: PICTURES, broken },
      whole: { ...whole, ...(await resultsOf(folder, 'whole')) },
      killed: { kills, lastRun: last, ...(await resultsOf(folder, 'killed')) },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Gone {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly seconds: number;
  /** The most of each quarter of the time. */
  readonly memoryMegabytes: readonly number[];
  readonly diskMegabytes: readonly number[];
}

/** @param name of the folders of results and of what it holds meanwhile. @param after seconds, all its processes are killed. */
async function go(folder: string, name: string, resume: boolean, after: number): Promise<Gone> {
  const held = join(folder, `held-${name}`);
  await mkdir(join(held, 'tmp'), { recursive: true });
  const args = ['batch', 'recipe.json', 'in', '--out', `out-${name}`, '--data', join(held, 'data')];
  const more = ['--report', `${name}.json`, '--quiet', ...(resume ? ['--resume'] : [])];
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, 'out/cli.cjs'), ...args, ...more], {
    ...{ cwd: folder, detached: true, stdio: 'ignore' },
    env: { ...process.env, TMPDIR: join(held, 'tmp') },
  });
  const group = child.pid ?? 0;
  const watch = new Watch(group, held);
  const timer =
    after < Infinity ? setTimeout(() => process.kill(-group, 'SIGKILL'), 1000 * after) : undefined;
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
  const { memory, disk } = watch.end();
  const seconds = rounded((performance.now() - start) / 1000);
  return { code, seconds, memoryMegabytes: memory, diskMegabytes: disk };
}

/** What became of the pictures, by the report and by what lies in the folder of results. */
async function resultsOf(folder: string, name: string): Promise<object> {
  const rows = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as {
    readonly state: string;
    readonly files: readonly string[];
  }[];
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const told = rows.flatMap(({ files }) => files);
  const out = join(folder, `out-${name}`);
  const there = (await readdir(out, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  let readable = 0;
  for (const path of there) {
    const read = await sharp(path)
      .stats()
      .catch(() => null);
    if (read) readable += 1;
  }
  return {
    ...{ done: count('done'), failed: count('failed'), waiting: count('waiting') },
    filesTold: new Set(told).size,
    files: there.length,
    filesReadable: readable,
    filesOfNobody: there.filter((path) => !told.includes(path)).length,
    leftOnDiskMegabytes: Math.round((await bytesIn(join(folder, `held-${name}`))) / 1e5) / 10,
  };
}
