/** Batches by the built program: pictures of many kinds, and what is left when it is killed. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { freshPrograms } from '../../scripts/pentimento.ts';
import { root } from '../../scripts/root.ts';
import { redisIsHere, startRedis } from '../queue/redis.testing.ts';
import { keys, startStorage } from '../queue/s3/storage.testing.ts';
import { runProgram, type Ended } from './built-program.testing.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let folder = '';
const file = (name: string) => join(folder, name);

const recipe = {
  ...{ pentimento: 'batch-recipe', version: 1, name: 'Web' },
  steps: [
    { tool: 'enlarge', version: 1, parameters: { method: 'faithful', factor: 2 } },
    // Black becomes white, three quarters of the way.
    { adjustment: { type: 'levels', all: { outBlack: 255, outWhite: 0 } }, amount: 0.75 },
  ],
  outputs: [
    { name: '{name}-{number}', format: 'webp', quality: 85, longestSide: 120, metadata: 'none' },
    { name: 'print/{name}', format: 'png' },
  ],
};
/** Pictures that can be read, by their names without endings. */
const good = ['0', '1', '2', '3', 'deep/4', 'deep/grey', 'deep/sixteen', 'clear'];
const results = good.flatMap((name) => [`${name}.webp`, name.replace(/([^/]*)$/, 'print/$1.png')]).sort();

beforeAll(async () => {
  await freshPrograms();
  folder = await mkdtemp(join(tmpdir(), 'batch-cli-'));
  await mkdir(file('in/deep'), { recursive: true });
  const cat = sharp(join(root, 'resources/samples/chelsea.jpg')).resize(96, 64, { fit: 'fill' });
  for (const name of good.slice(0, 5))
    await cat
      .clone()
      .modulate({ hue: 40 * Number(name.at(-1)) })
      .jpeg()
      .toFile(file(`in/${name}.jpg`));
  await cat.clone().greyscale().png().toFile(file('in/deep/grey.png'));
  await cat.clone().toColourspace('rgb16').png().toFile(file('in/deep/sixteen.png'));
  await cat.clone().ensureAlpha(0.5).webp().toFile(file('in/clear.webp'));
  await writeFile(file('in/no-picture.jpg'), 'words');
  await writeFile(file('in/empty.png'), '');
  await writeFile(file('in/notes.txt'), 'none of it');
  await writeFile(file('web.json'), JSON.stringify(recipe));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  for (const name of ['out', 'data', 'report.csv']) await rm(file(name), { recursive: true, force: true });
});

function batch(more: readonly string[] = [], watch?: (stderr: string, pid: number) => void): Promise<Ended> {
  const args = ['batch', 'web.json', 'in', '--out', 'out', '--data', 'data', ...more];
  return runProgram(args, { cwd: folder, group: true, ...(watch && { watch }) });
}

const written = async () =>
  (await readdir(file('out'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(file('out'), join(entry.parentPath, entry.name)))
    .sort();
/** Without the numbers, which tell the order. */
const unnumbered = (names: readonly string[]) =>
  names.map((name) => name.replace(/-\d{4}\.webp$/, '.webp')).sort();

test('a folder goes through a recipe: each picture becomes its files in the same folders, and broken ones are told', async () => {
  const { code, stdout, stderr } = await batch(['--json', '--report', 'report.csv']);
  expect(code).toBe(3);
  const report = JSON.parse(stdout) as {
    done: number;
    failed: number;
    pictures: { state: string; error: { code: string } | null }[];
  };
  expect(report).toMatchObject({ done: 8, failed: 2, skipped: 0 });
  expect(unnumbered(await written())).toEqual(results);
  expect(stderr).toMatch(/no-picture\.jpg: .*is not a picture/);
  const { width, height, format, exif } = await sharp(
    file(`out/${(await written()).find((name) => name.startsWith('0-'))!}`),
  ).metadata();
  expect({ width, height, format, exif }).toEqual({
    width: 120,
    height: 80,
    format: 'webp',
    exif: undefined,
  });
  expect(await sharp(file('out/deep/print/sixteen.png')).metadata()).toMatchObject({
    width: 192,
    height: 128,
    depth: 'ushort',
  });
  const grey = (await sharp(file('in/deep/grey.png')).stats()).channels[0]!.mean;
  const made = (await sharp(file('out/deep/print/grey.png')).stats()).channels[0]!.mean;
  expect(Math.abs(made - (0.25 * grey + 0.75 * (255 - grey)))).toBeLessThan(1);
  expect(await sharp(file('out/print/clear.png')).metadata()).toMatchObject({ hasAlpha: true });
  const csv = await readFile(file('report.csv'), 'utf8');
  expect(csv.match(/,done,/g)).toHaveLength(8);
  expect(csv.match(/,failed,/g)).toHaveLength(2);
  // Done once more, nothing is made anew; with their own settings changed it is another batch.
  const before = await written();
  expect(await batch(['--resume', '--json'])).toMatchObject({ code: 3 });
  expect(await written()).toEqual(before);
  const other = await batch(['--resume', '--existing', 'skip']);
  expect(other).toMatchObject({ code: 2 });
  expect(other.stderr).toContain('had another recipe');
});

test('killed again and again and taken up again, it makes every file once and nothing else', async () => {
  let [code, kills] = [null as number | null, 0];
  for (let run = 0; code === null; run += 1) {
    expect(run).toBeLessThan(30);
    const after = 2 + run;
    const ended = await batch(run === 0 ? [] : ['--resume'], (stderr, pid) => {
      if (kills >= 10 || stderr.split('\n').length <= after) return;
      kills += 1;
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // It was killed already.
      }
    });
    ({ code } = ended);
  }
  expect(code).toBe(3);
  expect(kills).toBeGreaterThan(3);
  expect(unnumbered(await written())).toEqual(results);
});

test('Ctrl+C ends it and says how to go on; what was done stays', async () => {
  let pressed = false;
  const stopped = await batch([], (stderr, pid) => {
    if (pressed || !/[2-9] of 10/.test(stderr)) return;
    pressed = true;
    process.kill(-pid, 'SIGINT');
  });
  expect(stopped).toMatchObject({ code: 130 });
  expect(stopped.stderr).toContain('can be taken up again');
  expect((await written()).length).toBeGreaterThan(0);
  expect(await batch(['--resume'])).toMatchObject({ code: 3 });
  expect(unnumbered(await written())).toEqual(results);
});

test('results that are there are numbered, skipped, or replaced where they are older, as is asked for', async () => {
  await cp(file('in/0.jpg'), file('out/0.jpg'), { recursive: true });
  await writeFile(file('copy.json'), JSON.stringify({ pentimento: 'batch-recipe', version: 1 }));
  const copy = (existing: string) =>
    runProgram(['batch', 'copy.json', 'in/0.jpg', '--out', 'out', '--data', 'data', '--existing', existing], {
      cwd: folder,
    });
  const before = await readFile(file('out/0.jpg'));
  expect(await copy('skip')).toMatchObject({ code: 0 });
  expect(await written()).toEqual(['0.jpg']);
  expect(await copy('newer')).toMatchObject({ code: 0 });
  expect(await readFile(file('out/0.jpg'))).toEqual(before);
  expect(await copy('number')).toMatchObject({ code: 0 });
  expect(await written()).toEqual(['0-2.jpg', '0.jpg']);
  await writeFile(file('out/0.jpg'), 'old');
  expect(await copy('replace')).toMatchObject({ code: 0 });
  expect((await sharp(file('out/0.jpg')).metadata()).format).toBe('jpeg');
});

test('a folder is watched until it is told to end, and watched again it takes what has come since', async () => {
  await mkdir(file('arrivals'), { recursive: true });
  await cp(file('in/0.jpg'), file('arrivals/0.jpg'));
  await writeFile(file('copy.json'), JSON.stringify({ pentimento: 'batch-recipe', version: 1 }));
  const watchUntil = (said: string) => {
    let ended = false;
    return runProgram(
      ['watch', 'arrivals', '--recipe', 'copy.json', '--out', 'out', '--data', 'data', '--json'],
      {
        cwd: folder,
        watch: (stderr, pid) => {
          if (ended || !stderr.includes(said)) return;
          ended = true;
          process.kill(pid, 'SIGTERM');
        },
      },
    );
  };
  const first = await watchUntil('0.jpg →');
  expect(first).toMatchObject({ code: 0 });
  expect(JSON.parse(first.stdout)).toMatchObject({ done: 1, failed: 0 });
  await cp(file('in/1.jpg'), file('arrivals/1.jpg'));
  await writeFile(file('arrivals/no-picture.jpg'), 'words');
  const second = await watchUntil('1.jpg →');
  expect(second).toMatchObject({ code: 0 });
  expect(await written()).toEqual(['0.jpg', '1.jpg']);
  expect(second.stderr).not.toContain('0.jpg →');
});

test.runIf(redisIsHere)(
  'a batch leaves its pictures to a worker, which ends when it is told to',
  async () => {
    const [redis, storage] = [await startRedis(), await startStorage()];
    await writeFile(file('invert.json'), JSON.stringify({ ...recipe, steps: recipe.steps.slice(1) }));
    const place = ['--queue', redis.url, '--files', storage.address];
    let end: () => void = () => undefined;
    const worker = runProgram(['worker', ...place, '--json'], {
      ...{ cwd: folder, env: keys },
      watch: (_, pid) => (end = () => void process.kill(pid, 'SIGTERM')),
    });
    const args = ['batch', 'invert.json', 'in', '--out', 'out', '--data', 'data', '--json', ...place];
    const made = await runProgram(args, { cwd: folder, env: keys });
    end();
    expect(JSON.parse(made.stdout)).toMatchObject({ done: 8, failed: 2 });
    expect(unnumbered(await written())).toEqual(results);
    const ended = await worker;
    expect(ended).toMatchObject({ code: 0 });
    expect(JSON.parse(ended.stdout)).toMatchObject({ done: 8, failed: 2 });
    expect(ended.stderr + made.stderr).not.toContain(keys.AWS_SECRET_ACCESS_KEY);
    expect([...storage.files.keys()]).toEqual([]);
    await Promise.all([redis.kill(), storage.close()]);
  },
);

test('what can’t work is refused before anything begins', async () => {
  const refused = async (...args: string[]) =>
    runProgram(['batch', ...args, '--data', 'data'], { cwd: folder });
  expect(await refused('missing.json', 'in', '--out', 'out')).toMatchObject({ code: 3 });
  expect(await refused('web.json', 'in', '--out', 'in')).toMatchObject({ code: 2 });
  expect(await refused('web.json', 'gone', '--out', 'out')).toMatchObject({ code: 3 });
  expect(await refused('in/0.jpg', 'in', '--out', 'out')).toMatchObject({ code: 2 });
  expect(await refused('web.json', 'in', '--out', 'out', '--resume')).toMatchObject({ code: 2 });
  expect(await refused('web.json', 'in', '--out', 'out', '--jobs', 'many')).toMatchObject({ code: 2 });
  const watch = (...args: string[]) =>
    runProgram(['watch', ...args, '--recipe', 'web.json', '--data', 'data'], { cwd: folder });
  expect(await watch('gone', '--out', 'out')).toMatchObject({ code: 3 });
  expect(await watch('in', '--out', 'in')).toMatchObject({ code: 2 });
});
