import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Layer, StoredDocument, StoredRaster } from '../../preload/contract/document.ts';
import { FileVersion, KeptDocument, type Recoverable } from '../../preload/contract/files.ts';
import { inputsOf, partsOf } from '../../preload/contract/inputs-of.ts';
import { writeWhole } from '../image/write.ts';
import { bring } from '../store/bring.ts';
import { tileFolder } from '../store/folders.ts';
import type { Holdings } from '../store/holdings.ts';
import { tilesOf } from '../store/tiles-of.ts';

/** A kept document as it lies on disk: with the path of its file, since tokens don't outlive the application. */
const Record = z.object({
  version: z.literal(1),
  when: z.number(),
  kept: KeptDocument.omit({ file: true }).extend({
    path: z.string().nullable(),
    // What an earlier version kept knows nothing of it.
    version: FileVersion.nullable().default(null),
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
    for (const record of await readRecords(holdings.session)) {
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
      .map(({ when, kept: { id, name, document } }) => {
        const { width, height } = document;
        return { id, name, when, width, height };
      })
      .sort((a, b) => b.when - a.when);
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

/**
 * Brings what another session kept into this one: its tiles and pictures by hard link, and each document only
 * once those are there, so that ending at any moment leaves it whole in one place or the other.
 */
export async function adoptKept(from: string, to: string): Promise<void> {
  for (const record of await readRecords(from)) {
    const { kept } = record;
    await mkdir(tileFolder(to), { recursive: true });
    await mkdir(keptFolder(to), { recursive: true });
    for (const hash of tilesOf(kept.document).keys()) await bring(tileFolder(from), tileFolder(to), hash);
    for (const hash of picturesOf(kept)) await bring(from, to, hash);
    await writeWhole(
      join(keptFolder(to), `${kept.id}.json`),
      new TextEncoder().encode(JSON.stringify(record)),
    );
  }
}

/** A document without the tiles that are not there any more, and how many those were. */
export async function withoutLostTiles(
  document: StoredDocument,
  session: string,
): Promise<{ readonly document: StoredDocument; readonly lost: number }> {
  const lost = new Set<string>();
  for (const [hash, bytes] of tilesOf(document)) {
    const file = await stat(join(tileFolder(session), hash)).catch(() => null);
    if (file?.size !== bytes) lost.add(hash);
  }
  if (lost.size === 0) return { document, lost: 0 };
  const raster = (stored: StoredRaster): StoredRaster => ({
    ...stored,
    tiles: Object.fromEntries(Object.entries(stored.tiles).filter(([, hash]) => !lost.has(hash))),
  });
  const layer = (each: Layer<StoredRaster>): Layer<StoredRaster> => {
    const mask = each.mask && { ...each.mask, pixels: raster(each.mask.pixels) };
    if (each.kind === 'raster') return { ...each, mask, pixels: raster(each.pixels) };
    if (each.kind === 'group') return { ...each, mask, layers: each.layers.map(layer) };
    return { ...each, mask };
  };
  return {
    lost: lost.size,
    document: {
      ...document,
      layers: document.layers.map(layer),
      selection: document.selection && raster(document.selection),
      savedSelections: document.savedSelections.map((saved) => ({ ...saved, pixels: raster(saved.pixels) })),
    },
  };
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

/** The records that can be read; a damaged one, which renaming should rule out, must not take the others along. */
async function readRecords(session: string): Promise<z.infer<typeof Record>[]> {
  const records: z.infer<typeof Record>[] = [];
  for (const name of await readdir(keptFolder(session)).catch(() => [])) {
    if (!name.endsWith('.json')) continue;
    const record = Record.safeParse(await readJson(join(keptFolder(session), name)));
    if (record.success) records.push(record.data);
  }
  return records;
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}
