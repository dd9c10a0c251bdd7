import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageAmount, StoragePart } from '../../preload/contract/storage.ts';
import { explainWriting } from '../image/write.ts';
import { clearLock, isLocked } from '../session-lock.ts';
import { inTurn } from '../store/turns.ts';
import { bytesIn, bytesOf, countIn, foldersIn } from './measure.ts';

/** A part of what is stored: how much of it there is, and how it is removed for good. */
export interface Part {
  measure(): Promise<Omit<StorageAmount, 'part'>>;
  /** Absent for what goes by itself. @param open the documents that are open, of which nothing goes. */
  clear?(open: ReadonlySet<string>): Promise<void>;
}

export type Parts = Readonly<Record<StoragePart, Part>>;

/** How much there is of each part, in the order of their names' list. */
export async function measureParts(parts: Parts): Promise<StorageAmount[]> {
  const names = Object.keys(parts) as StoragePart[];
  return Promise.all(names.map(async (part) => ({ part, ...(await parts[part].measure()) })));
}

/**
 * Removes parts for good, in the order of `parts`: each, whatever becomes of the others.
 * @throws the first of what went wrong.
 */
export async function clearParts(
  parts: Parts,
  names: readonly StoragePart[],
  open: ReadonlySet<string>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const [name, part] of Object.entries(parts))
    if (names.some((each) => each === name))
      await part.clear?.(open).catch((error: unknown) => void failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** A list in one file, of which the application has the entries in hand. */
export function listPart(file: string, count: () => number, clear: () => Promise<void>): Part {
  return { measure: async () => ({ count: count(), bytes: await bytesIn(file) }), clear };
}

/** Things that lie in a folder, each in one entry of it, those that can't be read too. @param changed they are other ones. */
export function folderPart(folder: string, changed: () => void): Part {
  return {
    measure: async () => ({ count: await countIn(folder), bytes: await bytesIn(folder) }),
    clear: () => inTurn(folder, () => empty(folder)).finally(changed),
  };
}

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => [])) {
    await remove(join(folder, name));
  }
}

/** @throws UserError cannot-write */
async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch((error: unknown) => {
    throw explainWriting(path, error);
  });
}

/** Journals of batches, a folder each; those of batches that run stay, and of the one that a person has before them. */
export function batchesPart(data: string, before: () => string | null): Part {
  const folder = join(data, 'batches');
  // The locks of those that run lie beside them.
  const journals = () => foldersIn(folder);
  return {
    measure: async () => ({ count: (await journals()).length, bytes: await bytesIn(folder) }),
    clear: async () => {
      for (const name of await journals()) {
        const journal = join(folder, name);
        if (name === before() || (await isLocked(journal))) continue;
        await remove(journal);
        await clearLock(journal);
      }
    },
  };
}

/** What lies in a folder apart from some of it. */
export async function bytesBut(folder: string, others: Iterable<string>): Promise<number> {
  return Math.max(0, (await bytesIn(folder)) - (await bytesOf(others)));
}
