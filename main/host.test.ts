import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { styleEnding, type StoragePart } from '../preload/contract/index.ts';
import { openHost, type Host } from './host.ts';
import { fakeEngines, type FakeEngine } from './jobs/fake-engine.testing.ts';

const project = join(__dirname, '..');
const paths = {
  models: join(project, 'models'),
  resources: join(project, 'resources'),
  ...{ renderer: '', docs: '', licences: '' },
};

let root: string;
let data: string;
let engines: FakeEngine[];
/** What the system's dialogs answer. */
let folder: string | null;
let destination: string | null;
const open = new Set<Host>();

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'host-'));
  data = join(root, 'data');
  [folder, destination] = [null, null];
});
afterEach(async () => {
  for (const host of open) await close(host);
  await rm(root, { recursive: true, force: true, maxRetries: 3 });
});

async function start(): Promise<Host> {
  const fake = fakeEngines();
  engines = fake.engines;
  const host = await openHost({
    ...{ fork: fake.fork, paths, data },
    surface: {
      kind: 'desktop',
      chooseFiles: () => Promise.resolve([]),
      chooseFolder: () => Promise.resolve(folder),
      chooseDestination: () => Promise.resolve(destination),
    },
  });
  open.add(host);
  return host;
}

async function close(host: Host): Promise<void> {
  open.delete(host);
  await host.close();
}

/** Has the engine started, which never says what it computes on. */
function wake(host: Host): void {
  void Promise.resolve(host.handlers.device({})).catch(() => undefined);
}

test('what computes, with how many threads and how much memory, is what the engine is started with, anew when that changes', async () => {
  const host = await start();
  const { handlers } = host;
  wake(host);
  expect(engines.map(({ configuration }) => configuration)).toMatchObject([
    { provider: 'auto', threads: null, memory: null },
  ]);
  await handlers.changeSettings({ threads: 1, memory: 1.5, provider: 'cpu' });
  wake(host);
  expect(engines.map(({ killed }) => killed)).toEqual([true, false]);
  expect(engines[1]?.configuration).toMatchObject({ provider: 'cpu', threads: 1, memory: 1.5e9 });

  await handlers.changeSettings({ theme: 'contrast', language: 'zh-CN' });
  wake(host);
  expect(engines).toHaveLength(2);
});

test('settings are there at the next start, and those of an imported file hold all or none', async () => {
  const first = await start();
  await first.handlers.changeSettings({ threads: 1, theme: 'light', offline: true });
  destination = join(root, 'mine.json');
  expect(await first.handlers.exportSettings({})).toEqual({ kind: 'saved', path: destination });
  await first.handlers.resetSettings({});
  expect(first.settings()).toMatchObject({ threads: null, theme: 'dark', offline: false });
  await close(first);

  const second = await start();
  expect(second.settings().theme).toBe('dark');
  const text = await readFile(destination, 'utf8');
  const wrong = text.replace('"light"', '"sepia"');
  expect(wrong).not.toBe(text);
  await expect(
    Promise.resolve(second.handlers.importSettings({ name: 'mine.json', text: wrong })),
  ).rejects.toMatchObject({ code: 'settings-file' });
  expect(second.settings()).toMatchObject({ threads: null, theme: 'dark' });
  await second.handlers.importSettings({ name: 'mine.json', text });
  wake(second);
  expect(engines.at(-1)?.configuration.threads).toBe(1);
  await close(second);
  expect((await start()).settings()).toMatchObject({ threads: 1, theme: 'light', offline: true });
});

test('the cache moves with the next start, with the work that isn’t saved, and moves back', async () => {
  const first = await start();
  const { id } = await keep(first, 'harbour.ora');
  folder = join(root, 'fast disk');
  await mkdir(folder);
  expect(await first.handlers.moveCache({ to: 'chosen' })).toEqual({ moves: true });
  const cache = join(folder, 'Pentimento cache');
  const standard = join(data, 'pixels');
  expect(await first.handlers.stored({})).toMatchObject({ cache: standard, nextCache: cache });
  await close(first);
  expect(await foldersIn(standard)).toHaveLength(1);

  const second = await start();
  expect(await second.handlers.stored({})).toMatchObject({ cache, nextCache: cache, standardCache: false });
  expect(await foldersIn(standard)).toEqual([]);
  expect((await second.handlers.recoverable({})).documents).toMatchObject([{ id, name: 'harbour.ora' }]);
  wake(second);
  expect(relative(cache, engines.at(-1)?.configuration.store ?? '')).not.toMatch(/^\.\./);
  await second.handlers.moveCache({ to: 'standard' });
  await close(second);

  const third = await start();
  expect(await third.handlers.stored({})).toMatchObject({ cache: standard, standardCache: true });
  expect((await third.handlers.recoverable({})).documents).toMatchObject([{ id }]);
  expect(await readdir(folder)).toEqual([]);
});

test('where the disk of the cache is not there, it starts all the same, says so, and finds the work once it is', async () => {
  folder = join(root, 'card');
  await mkdir(folder);
  const first = await start();
  await first.handlers.moveCache({ to: 'chosen' });
  await close(first);
  const second = await start();
  const { id } = await keep(second, 'harbour.ora');
  await close(second);
  await rename(folder, join(root, 'drawer'));

  const third = await start();
  expect((await third.handlers.describe({})).cacheTrouble).toEqual({
    folder: join(folder, 'Pentimento cache'),
    system: 'ENOENT',
  });
  expect((await third.handlers.recoverable({})).documents).toEqual([]);
  await close(third);
  await rename(join(root, 'drawer'), folder);
  const fourth = await start();
  expect((await fourth.handlers.describe({})).cacheTrouble).toBeNull();
  expect((await fourth.handlers.recoverable({})).documents).toMatchObject([{ id }]);
});

/** What is kept of whom, each with something that tells of the person in it. */
const SECRET = 'Ada Lovelace';
const personal: Readonly<Partial<Record<StoragePart, string>>> = {
  recent: 'recent.json',
  folders: 'folders.json',
  people: join('identities', randomUUID(), 'identity.json'),
  styles: join('styles', `${randomUUID()}${styleEnding}`),
  jobs: join('jobs', 'history-unread.json'),
  batches: join('batches', randomUUID(), 'journal.jsonl'),
};

test('what is kept is told with its size, part by part, and nothing of it is left once all is cleared', async () => {
  const lists = { recent: [`/${SECRET}.png`], folders: [{ folder: randomUUID(), path: `/${SECRET}` }] };
  for (const [part, file] of Object.entries(personal)) {
    await mkdir(join(data, file, '..'), { recursive: true });
    const content = part in lists ? JSON.stringify(lists[part as keyof typeof lists]) : `{"of":"${SECRET}"}`;
    await writeFile(join(data, file), content);
  }
  const aside = join(data, 'pixels', 'set-aside', '1-deaddead');
  await mkdir(aside, { recursive: true });
  await writeFile(join(aside, 'record'), SECRET);
  await waitingJob(join(data, 'pixels', '2-deaddead'), SECRET);

  const host = await start();
  const shown = await keep(host, `${SECRET}, open`);
  await keep(host, SECRET);
  const learning = join(await sessionOf(), 'learning', `${randomUUID()}.json`);
  await writeFile(learning, SECRET);

  const before = await amounts(host);
  for (const [part, file] of Object.entries(personal)) {
    expect(before, part).toMatchObject({ [part]: { count: 1, bytes: (await stat(join(data, file))).size } });
  }
  expect(before.recovery).toMatchObject({ count: 3 });
  expect(before.learning).toMatchObject({ count: 2 });
  expect(host.handlers.jobs({})).toMatchObject([{ state: 'paused' }]);

  const parts = [...(Object.keys(personal) as StoragePart[]), 'recovery', 'learning'] as const;
  await host.handlers.clearStored({ parts: [...parts], open: [shown.id] });
  const after = await amounts(host);
  for (const part of parts) expect(after[part]?.count, part).toBe(part === 'recovery' ? 1 : 0);
  expect((await host.handlers.recoverable({})).documents).toMatchObject([{ id: shown.id }]);
  await host.handlers.clearStored({ parts: ['recovery'], open: [] });
  expect(await telling(SECRET)).toEqual([]);
});

async function amounts(host: Host) {
  const { parts } = await host.handlers.stored({});
  return Object.fromEntries(parts.map(({ part, count, bytes }) => [part, { count, bytes }]));
}

/** A document without a layer, with changes that aren't saved. */
async function keep(host: Host, name: string): Promise<{ readonly id: string }> {
  const document = { width: 8, height: 8, layers: [], selected: [], selection: null };
  const id = randomUUID();
  await host.handlers.keepDocument({
    ...{ id, name, file: null, version: null, photo: null, photoLayer: null, thumbnail: null },
    document: { ...document, savedSelections: [], guides: [] },
  });
  return { id };
}

/** A job that learns, as a session that died has left it. */
async function waitingJob(session: string, picture: string): Promise<void> {
  const [id, folder] = [randomUUID(), join(session, 'learning')];
  const inputs = { style: { kind: 'references', pictures: [{ pixels: 'a'.repeat(64), name: picture }] } };
  const recipe = { tool: 'learn-style', version: 1, values: { name: picture }, inputs: {}, weights: {} };
  const job = { id, tool: 'learn-style', parameters: {}, inputs, recipe };
  const record = { version: 1, job, stage: 'learning', step: 1, of: 9, fraction: 0.1, seconds: 60 };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${id}.json`), JSON.stringify(record));
}

async function foldersIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(place, name));
}

/** The folder of the one session that there is. */
async function sessionOf(): Promise<string> {
  const all = await foldersIn(join(data, 'pixels'));
  return all.find((each) => !each.endsWith('set-aside')) ?? '';
}

/** Every file of the data folder that has words in its name or in what it says. */
async function telling(words: string): Promise<string[]> {
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const said = entry.isFile() ? await readFile(path, 'utf8') : '';
    if (entry.name.includes(words) || said.includes(words)) found.push(path);
  }
  return found;
}
