import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Layer, StoredDocument, StoredRaster } from '../../preload/contract/document.ts';
import { FileVersion, KeptDocument, type Recoverable } from '../../preload/contract/files.ts';
import { writeWhole } from '../image/write.ts';
import { bring } from '../store/bring.ts';
import { addPicture, inputsOf, tilesOf } from '../store/hashes.ts';
import { tileFolder } from '../store/tile-shelf.ts';

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

  private constructor(session: string) {
    this.#folder = keptFolder(session);
  }

  static async open(session: string): Promise<KeptDocuments> {
    const kept = new KeptDocuments(session);
    await mkdir(kept.#folder, { recursive: true });
    for (const record of await readRecords(session)) kept.#records.set(record.kept.id, record);
    return kept;
  }

  keep(kept: Kept): Promise<void> {
    const record = { version: 1, when: Date.now(), kept } as const;
    return this.#afterOthers(async () => {
      await writeWhole(this.#path(kept.id), new TextEncoder().encode(JSON.stringify(record)));
      this.#records.set(kept.id, record);
    });
  }

  forget(id: string): Promise<void> {
    return this.#afterOthers(async () => {
      this.#records.delete(id);
      await rm(this.#path(id), { force: true });
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

  /** Every tile that a kept document needs. */
  tiles(): Set<string> {
    const tiles = new Set<string>();
    for (const { kept } of this.#records.values()) {
      for (const hash of tilesOf(kept.document).keys()) tiles.add(hash);
    }
    return tiles;
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
    const pictures = inputsOf(kept.document);
    if (kept.photo) addPicture(pictures, kept.photo);
    for (const hash of pictures) await bring(from, to, hash);
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
