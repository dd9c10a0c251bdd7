import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Holdings } from './holdings.ts';
import { Pages } from './pages.ts';
import { isHash, openPixelStore } from './pixelstore.ts';
import { Shelf } from './shelf.ts';

let folder: string;
let folders = 0;
const newFolder = () => join(folder, String((folders += 1)));
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'shelf-'))));
afterAll(() => rm(folder, { recursive: true }));

const bytes = (value: number) => new Uint8Array(64).fill(value);
const nameOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const onDisk = async (shelf: Shelf) => (await readdir(shelf.folder)).filter(isHash).sort();

test('content is named by its SHA-256, missing until it is put, and comes back', async () => {
  const shelf = await Shelf.open(newFolder());
  const contents = [bytes(1), bytes(2), bytes(1)];
  const names = contents.map(nameOf);
  expect(shelf.acquire('document', names)).toEqual([names[0], names[1]]);
  expect(await shelf.put('document', contents)).toEqual(names);
  expect(shelf.acquire('document', names)).toEqual([]);
  expect((await shelf.read(names)).map(nameOf)).toEqual(names);
  await expect(shelf.read(['f'.repeat(64)])).rejects.toThrow('not in the store');
});

test('what an owner held goes with it, and what another holds stays', async () => {
  const shelf = await Shelf.open(newFolder());
  const [one, two] = await shelf.put('document', [bytes(1), bytes(2)]);
  shelf.acquire('job', [two!]);
  shelf.release('document');
  await shelf.settled();
  expect(await onDisk(shelf)).toEqual([two]);
  expect(shelf.acquire('document', [one!, two!])).toEqual([one]);
  shelf.release('job');
  shelf.release('document');
  await shelf.settled();
  expect(await onDisk(shelf)).toEqual([]);
  expect(await readdir(join(shelf.folder, 'leaving'))).toEqual([]);
});

test('a tile that was reported there can be relied on, at whatever moment others let it go', async () => {
  const shelf = await Shelf.open(newFolder());
  const contents = Array.from({ length: 200 }, (_, at) => bytes(at));
  const names = await shelf.put('kept', contents);
  shelf.release('kept');
  // The sweep is under way, a few at a time: each of these is there or missing, and stays so.
  for (let turn = 0; turn < 6; turn += 1) {
    const wanted = names.filter((_, at) => at % 6 === turn);
    const missing = new Set(shelf.acquire('autosave', wanted));
    await shelf.put(
      'autosave',
      contents.filter((content) => missing.has(nameOf(content))),
    );
    await nextTurn();
  }
  await shelf.settled();
  expect((await shelf.read(names)).map(nameOf)).toEqual(names);
});

test('whatever happens in whatever order, the disk holds exactly what is held and was put', async () => {
  const owner = fc.constantFrom('a', 'b', 'c');
  const content = fc.integer({ min: 0, max: 4 });
  const step = fc.oneof(
    fc.record({ do: fc.constant('put' as const), owner, content }),
    fc.record({ do: fc.constant('made' as const), owner, content }),
    fc.record({ do: fc.constant('acquire' as const), owner, content }),
    fc.record({ do: fc.constant('hold' as const), owner, contents: fc.array(content) }),
    fc.record({ do: fc.constant('release' as const), owner }),
    fc.record({ do: fc.constant('wait' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const shelf = await Shelf.open(newFolder());
      const inbox = newFolder();
      const other = await openPixelStore(shelf.folder, inbox);
      const under = new Map<string, Set<string>>();
      /** What was put, or said to be there, and has been held since. */
      const relied = new Set<string>();
      const isHeld = (name: string) => [...under.values()].some((names) => names.has(name));
      const hold = (owner: string, names: readonly string[]) => {
        under.set(owner, new Set(names));
        for (const name of relied) if (!isHeld(name)) relied.delete(name);
      };
      for (const each of steps) {
        if (each.do === 'wait') await nextTurn();
        else if (each.do === 'release') {
          shelf.release(each.owner);
          hold(each.owner, []);
        } else if (each.do === 'hold') {
          const names = each.contents.map((value) => nameOf(bytes(value)));
          shelf.hold(each.owner, names);
          hold(each.owner, names);
        } else {
          const name = nameOf(bytes(each.content));
          hold(each.owner, [...(under.get(each.owner) ?? []), name]);
          if (each.do === 'put') await shelf.put(each.owner, [bytes(each.content)]);
          if (each.do === 'made') {
            await other.putBytes(bytes(each.content));
            await shelf.take(each.owner, inbox);
          }
          if (each.do !== 'acquire' || shelf.acquire(each.owner, [name]).length === 0) relied.add(name);
        }
      }
      await shelf.settled();
      const there = await onDisk(shelf);
      expect(there.filter((name) => !isHeld(name))).toEqual([]);
      expect([...relied].filter((name) => !there.includes(name))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('what was made a second time is not taken in again once it was given back', async () => {
  const shelf = await Shelf.open(newFolder());
  const inbox = newFolder();
  const other = await openPixelStore(shelf.folder, inbox);
  const made = async (owner: string, value: number) => {
    const name = await other.putBytes(bytes(value));
    await shelf.take(owner, inbox);
    return name;
  };
  await made('preview', 1);
  await made('preview', 1);
  shelf.release('preview');
  const next = await made('job', 2);
  await shelf.settled();
  expect(await onDisk(shelf)).toEqual([next]);
});

test('what a piece of work made and nobody took in goes with its inbox', async () => {
  const holdings = await Holdings.open(newFolder());
  const inbox = holdings.inboxOf('job');
  const engine = await openPixelStore(holdings.session, inbox);
  const [preview, result] = [await engine.putBytes(bytes(1)), await engine.putBytes(bytes(2))];
  holdings.holdMade('job', inbox, [result]);
  await holdings.close(inbox);
  expect(await onDisk(holdings.pictures)).toEqual([result]);
  expect(holdings.pictures.has(preview)).toBe(false);
  expect(await readdir(join(holdings.session, 'inboxes'))).toEqual([]);
});

test('what a page held is given back once it is gone, not while its connection comes back', async () => {
  const holdings = await Holdings.open(newFolder());
  const pages = new Pages(holdings, 30);
  const there = async () => {
    await holdings.settled();
    return (await onDisk(holdings.pictures)).length;
  };
  const lost = pages.connected('p');
  await holdings.pictures.put('page/p/document', [bytes(1)]);
  await holdings.pictures.put('page/q/document', [bytes(2)]);
  lost();
  const left = pages.connected('p');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await there()).toBe(2);
  left();
  await expect.poll(there).toBe(1);
  pages.allGone();
  expect(await there()).toBe(0);
});
