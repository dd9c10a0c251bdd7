import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StoredRaster } from '../../preload/contract/document.ts';
import { noteBeside } from '../image/beside.ts';
import { beginSession } from '../sessions.ts';
import { inboxOf, tileFolder } from '../store/folders.ts';
import { Holdings } from '../store/holdings.ts';
import { openPixelStore } from '../store/pixelstore.ts';
import { tilesOf } from '../store/tiles-of.ts';
import { drawn, seen, seenStored, store } from './documents.testing.ts';
import { adoptKept, KeptDocuments } from './kept.ts';
import type { Stores } from './openraster/write.ts';
import { undamaged } from './undamaged.ts';

let root: string;
beforeEach(async () => (root = await mkdtemp(join(tmpdir(), 'kept-'))));
afterEach(() => rm(root, { recursive: true, force: true }));

const storesOf = async (session: string): Promise<Stores> => ({
  pixels: await openPixelStore(session),
  tiles: await openPixelStore(tileFolder(session)),
});
const samples = (seed: number, numRuns: number) => fc.sample(drawn, { seed, numRuns });
const plain = {
  name: 'harbour.ora',
  version: null,
  photo: null,
  photoLayer: null,
  thumbnail: null,
  path: null,
};

/** A session that was killed: under this name, nobody holds its lock. */
async function died(folder: string): Promise<string> {
  const dead = join(root, '2147483646-deaddead');
  await rename(folder, dead);
  return dead;
}

test('what was kept by a session that was killed is there in the next, whole, and nothing else is', async () => {
  const first = await beginSession(root);
  const stores = await storesOf(first.folder);
  const kept = await KeptDocuments.open(await Holdings.open(first.folder));
  const documents = samples(1, 3);
  const ids = documents.map(() => randomUUID());
  for (const [at, id] of ids.entries()) {
    await kept.keep({ ...plain, id, document: await store(documents[at]!, stores) });
  }
  await kept.forget(ids[1]!);
  await died(first.folder);

  const second = await beginSession(root);
  const found = await KeptDocuments.open(await Holdings.open(second.folder));
  expect(
    found
      .list()
      .map(({ id }) => id)
      .sort(),
  ).toEqual([ids[0], ids[2]].sort());
  for (const at of [0, 2]) {
    const { document } = found.get(ids[at]!)!;
    expect(await seenStored(document, await storesOf(second.folder))).toEqual(seen(documents[at]!));
  }
  expect(await foldersIn(root)).toEqual([second.folder]);
  await second.end(false);
});

test('whenever the application is killed, the last or the last but one state of a document is there', async () => {
  const session = join(root, '1-a');
  const stores = await storesOf(session);
  const kept = await KeptDocuments.open(await Holdings.open(session));
  const id = randomUUID();
  const states = samples(4, 6);
  for (const [at, state] of states.entries()) {
    const document = await store(state, stores);
    const progress = { done: false };
    const keeping = kept.keep({ ...plain, id, document }).then(() => {
      progress.done = true;
    });
    // Whatever is on the disk at moments while it is written is what a kill would have left.
    do {
      const copy = join(root, `copy-${randomUUID()}`);
      await cp(session, copy, { recursive: true, force: true }).catch(() => undefined);
      const found = (await KeptDocuments.open(await Holdings.open(copy))).get(id);
      if (at > 0) {
        const back = await seenStored(found!.document, await storesOf(copy));
        expect([seen(states[at - 1]!), seen(state)]).toContainEqual(back);
      }
    } while (!progress.done);
    await keeping;
  }
});

test('an adoption that is killed half-way begins again', async () => {
  const first = join(root, 'first');
  const stores = await storesOf(first);
  const kept = await KeptDocuments.open(await Holdings.open(first));
  const [document] = samples(9, 1);
  const id = randomUUID();
  await kept.keep({ ...plain, id, document: await store(document!, stores) });
  await adoptKept(first, join(root, 'half'));
  await adoptKept(first, join(root, 'half'));
  await rm(first, { recursive: true });
  const found = (await KeptDocuments.open(await Holdings.open(join(root, 'half')))).get(id)!;
  expect(await seenStored(found.document, await storesOf(join(root, 'half')))).toEqual(seen(document!));
});

test('what a killed process was writing beside a file of the person is removed, and nothing else is', async () => {
  const first = await beginSession(root);
  const inbox = inboxOf(first.folder, 'codec-1');
  await mkdir(inbox, { recursive: true });
  const home = await mkdtemp(join(tmpdir(), 'home-'));
  const paths = ['.0123456789abcdef.tmp', '.fedcba9876543210.tmp', 'photo.jpg'].map((name) =>
    join(home, name),
  );
  for (const path of paths) await writeFile(path, '');
  await noteBeside(inbox, paths[0]!);
  await noteBeside(inbox, paths[2]!);
  await died(first.folder);
  await beginSession(root);
  expect(await readdir(home)).toEqual(['.fedcba9876543210.tmp', 'photo.jpg']);
  await rm(home, { recursive: true });
});

test('a session that nobody holds has ended, whatever its process number, and a living one is left alone', async () => {
  const living = await beginSession(root);
  await mkdir(join(root, `${process.ppid}-00000000`));
  const third = await beginSession(root);
  expect(await foldersIn(root)).toEqual([living.folder, third.folder].sort());
});

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort();
}

/** A session with some documents kept, as a kill leaves it. */
async function leaveKept(count: number) {
  const { folder } = await beginSession(root);
  const stores = await storesOf(folder);
  const kept = await KeptDocuments.open(await Holdings.open(folder));
  const documents = [];
  for (const drawing of samples(3, 20).filter(({ layers }) => layers.some(({ kind }) => kind === 'raster'))) {
    if (documents.length === count) break;
    const [id, document] = [randomUUID(), await store(drawing, stores)];
    await kept.keep({ ...plain, id, document });
    documents.push({ id, document });
  }
  return { documents, dead: await died(folder) };
}
const idsIn = async (session: string) =>
  (await KeptDocuments.open(await Holdings.open(session))).list().map(({ id }) => id);

test('a document that cannot be taken over does not hide the others, stays, and is told of', async () => {
  const { documents, dead } = await leaveKept(3);
  const [stuck, ...others] = documents;
  // A folder in the place of a tile can neither be linked nor copied.
  const own = [...tilesOf(stuck!.document).keys()];
  const shared = new Set(others.flatMap(({ document }) => [...tilesOf(document).keys()]));
  const tile = join(
    tileFolder(dead),
    own.find((hash) => !shared.has(hash))!,
  );
  await rm(tile);
  await mkdir(tile);

  const next = await beginSession(root);
  expect((await idsIn(next.folder)).sort()).toEqual(others.map(({ id }) => id).sort());
  expect(next.left).toMatchObject([{ why: 'failed' }]);
  expect(await readdir(join(next.left[0]!.folder, 'kept'))).toEqual([`${stuck!.id}.json`]);

  // The next start tries it again.
  await rmdir(join(tileFolder(next.left[0]!.folder), basename(tile)));
  const last = await beginSession(root);
  expect(await idsIn(last.folder)).toEqual([stuck!.id]);
  expect(last.left).toEqual([]);
});

test('a record that another version has written is set aside with every tile, and told of', async () => {
  const { documents, dead } = await leaveKept(2);
  const record = join(dead, 'kept', `${documents[0]!.id}.json`);
  const text = JSON.stringify({ version: 7, of: 'another time' });
  await writeFile(record, text);
  const tiles = (await readdir(tileFolder(dead))).sort();

  const next = await beginSession(root);
  expect(await idsIn(next.folder)).toEqual([documents[1]!.id]);
  expect(next.left).toMatchObject([{ why: 'unread' }]);
  const { folder } = next.left[0]!;
  expect(await readFile(join(folder, 'kept', basename(record)), 'utf8')).toBe(text);
  expect((await readdir(tileFolder(folder))).sort()).toEqual(tiles);
  // It stays there, also at later starts, which have nothing new to say of it.
  expect((await beginSession(root)).left).toEqual([]);
  expect(await readFile(join(folder, 'kept', basename(record)), 'utf8')).toBe(text);
});

test('taking over writes nothing that a full disk has no room for: the record is the same file', async () => {
  const { documents, dead } = await leaveKept(1);
  const name = `${documents[0]!.id}.json`;
  const { ino } = await stat(join(dead, 'kept', name));
  const next = await beginSession(root);
  expect((await stat(join(next.folder, 'kept', name))).ino).toBe(ino);
});

test('tiles that are gone or damaged leave holes, not a document that cannot be opened', async () => {
  const stores = await storesOf(root);
  const sample = samples(2, 20).find(({ layers }) => layers.some(({ kind }) => kind === 'raster'))!;
  const document = await store(sample, stores);
  const folder = tileFolder(root);
  expect(await undamaged(document, folder)).toEqual({ document, lost: 0, layers: [] });

  // One bit of one tile of a layer.
  const layer = document.layers.find((each) => each.kind === 'raster' && tilesIn(each.pixels).length > 0)!;
  const hash = layer.kind === 'raster' ? tilesIn(layer.pixels)[0]! : '';
  const bytes = await readFile(join(folder, hash));
  bytes[1000]! ^= 4;
  await writeFile(join(folder, hash), bytes);
  const flipped = await undamaged(document, folder);
  expect(flipped.lost).toBe(1);
  expect(flipped.layers).toContain(layer.name);
  expect([...tilesOf(flipped.document).keys()].sort()).toEqual(
    [...tilesOf(document).keys()].filter((each) => each !== hash).sort(),
  );

  await rm(folder, { recursive: true });
  const { document: rest, lost } = await undamaged(document, folder);
  expect(lost).toBe(tilesOf(document).size);
  expect(rest.layers).toHaveLength(document.layers.length);
});

function tilesIn({ tiles }: StoredRaster): string[] {
  return Object.values(tiles);
}
