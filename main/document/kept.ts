import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { FileVersion, KeptDocument, type Recoverable } from '../../preload/contract/files.ts';
import { inputsOf, partsOf } from '../../preload/contract/inputs-of.ts';
import { writeWhole } from '../image/write.ts';
import { bring } from '../store/bring.ts';
import { tileFolder } from '../store/folders.ts';
import type { Holdings } from '../store/holdings.ts';
import { move } from '../store/move.ts';
import { parsed } from '../store/parsed.ts';
import { tilesOf } from '../store/tiles-of.ts';

/** A kept document as it lies on disk: with the path of its file, since tokens don't outlive the application. */
const Record = z.object({
  version: z.literal(1),
  when: z.number(),
  kept: KeptDocument.omit({ file: true }).extend({
    path: z.string().nullable(),
    // What an earlier version kept knows nothing of these.
    version: FileVersion.nullable().default(null),
    thumbnail: KeptDocument.shape.thumbnail.default(null),
  }),
});
export type Kept = z.infer<typeof Record>['kept'];

/**
 * Documents with unsaved changes, each a JSON file beside the tiles it refers to. A file is written beside and
 * renamed, and only once all its tiles are there: whenever the application ends, what was kept last is whole.
 */
export class KeptDocuments {
  readonly #folder: string;
  readonly #records = new Map<string, z.infer<typeof Record>>();
  /** Writes follow each other, so that an older state never lands on a newer one. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(private readonly holdings: Holdings) {
    this.#folder = keptFolder(holdings.session);
  }

  static async open(holdings: Holdings): Promise<KeptDocuments> {
    const kept = new KeptDocuments(holdings);
    await mkdir(kept.#folder, { recursive: true });
    for (const name of await namesOfRecords(holdings.session)) {
      const record = await readRecord(holdings.session, name);
      // Those that can't be understood were set aside when this session began.
      if (!record) continue;
      kept.#records.set(record.kept.id, record);
      kept.#hold(record.kept.id, [record.kept]);
    }
    return kept;
  }

  /** While one state takes the place of another, what either needs is held. */
  keep(kept: Kept): Promise<void> {
    const { id } = kept;
    const record = { version: 1, when: Date.now(), kept } as const;
    return this.#afterOthers(async () => {
      const before = this.get(id);
      this.#hold(id, before ? [before, kept] : [kept]);
      try {
        await writeWhole(this.#path(id), new TextEncoder().encode(JSON.stringify(record)));
        this.#records.set(id, record);
      } finally {
        const now = this.get(id);
        this.#hold(id, now ? [now] : []);
      }
    });
  }

  forget(id: string): Promise<void> {
    return this.#afterOthers(async () => {
      await rm(this.#path(id), { force: true });
      this.#records.delete(id);
      this.#hold(id, []);
    });
  }

  get(id: string): Kept | null {
    return this.#records.get(id)?.kept ?? null;
  }

  get count(): number {
    return this.#records.size;
  }

  list(): Recoverable[] {
    return [...this.#records.values()]
      .map(({ when, kept: { id, name, document, thumbnail } }) => {
        const { width, height } = document;
        return { id, name, when, width, height, thumbnail };
      })
      .sort((a, b) => b.when - a.when);
  }

  /** The files that they are kept in, records and pixels. */
  files(): string[] {
    const { session } = this.holdings;
    const states = [...this.#records.values()].map(({ kept }) => kept);
    const tiles = new Set(states.flatMap(({ document }) => [...tilesOf(document).keys()]));
    const pictures = new Set(states.flatMap((kept) => [...picturesOf(kept)]));
    return [
      this.#folder,
      ...[...tiles].map((hash) => join(tileFolder(session), hash)),
      ...[...pictures].map((hash) => join(session, hash)),
    ];
  }

  #hold(id: string, states: readonly Kept[]): void {
    const { tiles, pictures } = this.holdings;
    tiles.hold(ownerOf(id), new Set(states.flatMap(({ document }) => [...tilesOf(document).keys()])));
    pictures.hold(ownerOf(id), new Set(states.flatMap((kept) => [...picturesOf(kept)])));
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }

  #afterOthers(write: () => Promise<void>): Promise<void> {
    const done = this.#writing.then(write);
    this.#writing = done.catch(() => undefined);
    return done;
  }
}

/** What became of the records of a session that died, apart from those that were taken over. */
export interface NotAdopted {
  /** How many can't be understood: another version wrote them, or they are damaged. */
  readonly unread: number;
  /** Why others couldn't be taken over now. */
  readonly failures: readonly unknown[];
}

/**
 * Brings what another session kept into this one, each document by itself: its tiles and pictures by hard link,
 * then its record by renaming, so that ending at any moment leaves it whole in one place or the other, and that
 * nothing has to be written on a full disk. What can't be brought stays where it is and doesn't touch the others.
 */
export async function adoptKept(from: string, to: string): Promise<NotAdopted> {
  const names = await namesOfRecords(from);
  if (names.length > 0) {
    await mkdir(tileFolder(to), { recursive: true });
    await mkdir(keptFolder(to), { recursive: true });
  }
  let unread = 0;
  const failures: unknown[] = [];
  for (const name of names) {
    try {
      const record = await readRecord(from, name);
      if (record) await adoptRecord(record, name, from, to);
      else unread += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  return { unread, failures };
}

async function adoptRecord({ kept }: z.infer<typeof Record>, name: string, from: string, to: string) {
  for (const hash of tilesOf(kept.document).keys()) await bring(tileFolder(from), tileFolder(to), hash);
  for (const hash of picturesOf(kept)) await bring(from, to, hash);
  await move(join(keptFolder(from), name), join(keptFolder(to), name));
}

/** Whether an owner is a kept document: what those hold outlives the application. */
export function isKept(owner: string): boolean {
  return owner.startsWith('kept/');
}

function ownerOf(id: string): string {
  return `kept/${id}`;
}

/** The stored pictures that a document and its recipes came from. */
export function picturesOf({ photo, document }: Kept): Set<string> {
  return new Set([...(photo ? partsOf(photo) : []), ...inputsOf(document)]);
}

function keptFolder(session: string): string {
  return join(session, 'kept');
}

async function namesOfRecords(session: string): Promise<string[]> {
  try {
    return (await readdir(keptFolder(session))).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Null for a record that can't be understood. One that can't be read at all fails: it may be read another time. */
async function readRecord(session: string, name: string): Promise<z.infer<typeof Record> | null> {
  const record = Record.safeParse(parsed(await readFile(join(keptFolder(session), name), 'utf8')));
  return record.success ? record.data : null;
}
