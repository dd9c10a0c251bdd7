/** A folder that is watched; what is made of a picture is a fake. */
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BatchRecipe } from '../../../preload/contract/batch.ts';
import { explain } from '../../errors/explain.ts';
import { explainReading } from '../../image/read.ts';
import { beginBatch, wasBegun } from '../batch.ts';
import type { Hands } from '../work.ts';
import { watchFolder, type WatchNews } from './watch.ts';

const recipe = BatchRecipe.parse({
  ...{ pentimento: 'batch-recipe', version: 1 },
  outputs: [{ format: 'png' }],
});
const times = { betweenLooks: 20, still: 60, pause: 50 };
/** For longer than a file has to stay the same. */
const LONG = 400;

let folder: string;
let ended: (() => Promise<void>)[] = [];
const at = (name: string) => join(folder, name);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento-watch-'));
  await mkdir(at('in'));
});
afterEach(async () => {
  for (const end of ended) await end();
  ended = [];
  await rm(folder, { recursive: true });
});

const poll: typeof expect.poll = (look) => expect.poll(look, { timeout: 20_000 });
const text = (bytes: string) => new TextEncoder().encode(bytes);

/** What is made of a picture: its bytes and a mark. Broken ones begin so. */
function fake(made: string[], milliseconds = 0): Hands {
  return {
    make: async ({ input }) => {
      made.push(input);
      await pause(milliseconds);
      const bytes = await readFile(input, 'utf8').catch((error: unknown) => {
        throw explainReading(input, error);
      });
      if (bytes.startsWith('broken')) throw explain('truncated-image', { name: input });
      return { files: [text(`made of ${bytes}`)], notes: [] };
    },
  };
}

async function watch(hands: Hands, { retry = false, jobs = 2 } = {}) {
  const [data, out] = [at('data'), at('out')];
  const find = () => Promise.resolve({ files: [], twice: [] });
  const resume = await wasBegun(data, out);
  const wishes = { recipe, out, existing: 'number' as const };
  const batch = await beginBatch(data, {
    ...wishes,
    folder: null,
    queue: null,
    find,
    resume,
    retry,
    mayBeEmpty: true,
  });
  const stop = new AbortController();
  const news: WatchNews[] = [];
  const watching = { folder: at('in'), hear: (said: WatchNews) => news.push(said), hands, jobs, times };
  const over = (async () => {
    try {
      await watchFolder(batch, { ...watching, ...wishes }, stop.signal);
    } finally {
      await batch.close();
    }
  })();
  const end = async () => {
    stop.abort();
    await over;
  };
  ended.push(end);
  const codes = () => news.flatMap(({ code }) => (code === 'state' ? [] : [code]));
  return { end, news, codes };
}

const results = async () => {
  const found: Record<string, string> = {};
  for (const name of (await readdir(at('out'))).sort())
    found[name] = await readFile(at(`out/${name}`), 'utf8');
  return found;
};

test('what is there, and what arrives, is made once, when it has stopped growing', async () => {
  await writeFile(at('in/a.jpg'), 'a');
  const made: string[] = [];
  await watch(fake(made));
  await poll(results).toEqual({ 'a.png': 'made of a' });
  await writeFile(at('in/b.jpg'), '');
  for (let i = 0; i < 12; i += 1) {
    await appendFile(at('in/b.jpg'), 'b');
    await pause(20);
  }
  await mkdir(at('in/c'));
  await writeFile(at('in/.c.jpg.part'), 'c');
  await rename(at('in/.c.jpg.part'), at('in/c.jpg'));
  await poll(results).toEqual({
    'a.png': 'made of a',
    'b.png': `made of ${'b'.repeat(12)}`,
    'c.png': 'made of c',
  });
  await pause(LONG);
  expect(made).toHaveLength(3);
});

test('stopped and started again it takes only what has come since, and what was begun', async () => {
  const first: string[] = [];
  await writeFile(at('in/a.jpg'), 'a');
  const before = await watch(fake(first));
  await poll(results).toHaveProperty('a.png');
  await before.end();
  await writeFile(at('in/b.jpg'), 'b');
  const second: string[] = [];
  await watch(fake(second));
  await poll(results).toEqual({ 'a.png': 'made of a', 'b.png': 'made of b' });
  await pause(LONG);
  expect([first, second]).toEqual([[at('in/a.jpg')], [at('in/b.jpg')]]);
});

test('stopped, it does what it has in hand, and leaves the rest for the next time', async () => {
  for (const name of ['a', 'b', 'c']) await writeFile(at(`in/${name}.jpg`), name);
  const made: string[] = [];
  const { end } = await watch(fake(made, 300), { jobs: 1 });
  await poll(() => made.length).toBe(1);
  await end();
  expect(await results()).toEqual({ 'a.png': 'made of a' });
  await watch(fake(made));
  await poll(async () => Object.keys(await results())).toHaveLength(3);
  expect(made).toHaveLength(3);
});

test('a folder that goes away is told once and awaited, and pictures that were missing with it are made', async () => {
  for (const name of ['a', 'b']) await writeFile(at(`in/${name}.jpg`), name);
  const gone = at('gone');
  let calls = 0;
  const made: string[] = [];
  const hands = fake(made);
  const { codes } = await watch(
    {
      make: async (...given) => {
        calls += 1;
        if (calls === 1) await rename(at('in'), gone);
        return hands.make(...given);
      },
    },
    { jobs: 1 },
  );
  await poll(codes).toEqual(expect.arrayContaining(['away', 'pauses']));
  await pause(LONG);
  expect(codes().filter((code) => code === 'away')).toHaveLength(1);
  await rename(gone, at('in'));
  await poll(results).toEqual({ 'a.png': 'made of a', 'b.png': 'made of b' });
  // Said when the folder is looked at next, which can be after the pictures are made.
  await poll(codes).toContain('back');
});

test('a mount whose folder stays, empty, loses no picture', async () => {
  await writeFile(at('in/a.jpg'), 'a');
  let first = true;
  const hands = fake([]);
  const { news } = await watch({
    make: async (...given) => {
      if (first) await rename(at('in/a.jpg'), at('a.jpg'));
      first = false;
      return hands.make(...given);
    },
  });
  await poll(() => JSON.stringify(news)).toContain('file-missing');
  await rename(at('a.jpg'), at('in/a.jpg'));
  await poll(results).toEqual({ 'a.png': 'made of a' });
});

test('a picture that was taken before it was whole is taken again when it has changed, and not without', async () => {
  await writeFile(at('in/a.jpg'), 'broken');
  const made: string[] = [];
  await watch(fake(made));
  await poll(() => made.length).toBe(1);
  await pause(LONG);
  expect(made).toHaveLength(1);
  await writeFile(at('in/a.jpg'), 'whole');
  await poll(results).toEqual({ 'a.png': 'made of whole' });
});

test('what concerns all pictures is told, and each is tried again, also while nothing new comes', async () => {
  let full = true;
  const made: string[] = [];
  const hands = fake(made);
  for (const name of ['a', 'b', 'c']) await writeFile(at(`in/${name}.jpg`), name);
  const { codes } = await watch(
    {
      make: (...given) =>
        full ? Promise.reject(explain('disk-full', { name: at('out') })) : hands.make(...given),
    },
    { jobs: 4 },
  );
  await poll(() => codes().length).toBeGreaterThan(1);
  full = false;
  await poll(async () => Object.keys(await results())).toEqual(['a.png', 'b.png', 'c.png']);
  expect(new Set(codes())).toEqual(new Set(['pauses']));
});

test('a process that was ended together with the whole is no fault of its picture', async () => {
  await writeFile(at('in/a.jpg'), 'a');
  const begun: string[] = [];
  const first = await watch({
    make: async ({ input }) => {
      begun.push(input);
      await poll(() => stopping).toBe(true);
      throw explain('engine-died.working', { reason: 'SIGTERM' });
    },
  });
  let stopping = false;
  await poll(() => begun).toHaveLength(1);
  stopping = true;
  await expect(first.end()).rejects.toMatchObject({ code: 'cancelled' });
  ended = [];
  await watch(fake([]));
  await poll(results).toEqual({ 'a.png': 'made of a' });
});

test('those that failed are tried again where it is asked for', async () => {
  await writeFile(at('in/a.jpg'), 'broken');
  const when = new Date('2026-01-01T12:00:00Z');
  await utimes(at('in/a.jpg'), when, when);
  const made: string[] = [];
  const { end } = await watch(fake(made));
  await poll(() => made.length).toBe(1);
  await end();
  const next = await watch(fake(made));
  await pause(LONG);
  expect(made).toHaveLength(1);
  await next.end();
  await watch(fake(made), { retry: true });
  await poll(() => made.length).toBe(2);
});
