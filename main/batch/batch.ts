import { createHash } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { explain } from '../errors/explain.ts';
import { UserError } from '../errors/user-error.ts';
import { explainWriting } from '../image/write.ts';
import { takeLock } from '../session-lock.ts';
import { failedIn, isDamaged, Journal, readJournal, takenOut, type Entry, type Recorded } from './journal.ts';
import { keyOf, planItems, type Item, type Wishes } from './plan.ts';
import { checkGiven } from './recipe.ts';
import type { Found, Walk } from './walk.ts';

export interface Asked extends Wishes {
  /** The folder of the recipe's file; null where it came out of none. */
  readonly folder: string | null;
  /** Finds the pictures, given the folder of the results, as `walk` does. */
  readonly find: (out: string) => Promise<Walk>;
  /** The queue that it is left to, as its address may be shown; null where it is worked on here. */
  readonly queue: string | null;
  /** Whether what was begun for the same results is gone on with. */
  readonly resume: boolean;
  /** Whether pictures that failed before are tried again; or which of them, and of those that were taken out, by their inputs. */
  readonly retry: boolean | ReadonlySet<string>;
  /** Whether pictures are awaited that aren't there yet. */
  readonly mayBeEmpty?: boolean;
}

/** A batch that can be worked through. */
export interface Batch {
  /** Of its journal. */
  readonly id: string;
  readonly items: readonly Item[];
  /** How pictures ended, as it is by now, and what else an earlier run left. */
  readonly recorded: Pick<Recorded, 'endings' | 'out' | 'written' | 'beside'>;
  readonly journal: Pick<Journal, 'add'>;
  /** Files that were met a second time. */
  readonly twice: readonly string[];
  /** How many pictures an earlier batch for these results left, which is forgotten now. */
  readonly abandoned: number;
  /** Takes in pictures that have come since, after the other items. @throws UserError cannot-write or disk-full */
  takeIn(files: readonly Found[]): Promise<void>;
  /** Has pictures ended no more that failed. @throws UserError cannot-write or disk-full */
  tryAgain(items: readonly number[]): Promise<void>;
  /** Lets another one work for the same results. */
  close(): Promise<void>;
}

/**
 * Finds the pictures and gives each result its place, or goes on with what was begun: then pictures that have come since are
 * added. Its journal lies in the data folder, one for each folder of results.
 * @throws UserError batch-recipe, batch-empty, batch-place, batch-unknown, file-missing, cannot-write or disk-full
 */
export async function beginBatch(
  data: string,
  { find, queue, resume, retry, mayBeEmpty = false, ...wishes }: Asked,
): Promise<Batch> {
  const { out } = wishes;
  if (!resume) checkGiven(wishes.recipe);
  const results = await mkdir(out, { recursive: true })
    .then(() => realpath(out))
    .catch((error: unknown) => {
      throw explainWriting(join(out, '.'), error);
    });
  const id = idOf(results);
  const folder = folderOf(data, id);
  const path = journalIn(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw explainWriting(folder, error);
  });
  const lock = await takeLock(folder).catch((error: unknown) => {
    throw explainWriting(folder, error);
  });
  if (!lock) throw explain('batch-unknown.running', { out });
  try {
    const before = await readJournal(path).catch((error: unknown) => {
      if (resume || !(error instanceof UserError)) throw error;
      // One that can't be understood is forgotten as any other is.
      return null;
    });
    const key = keyOf(wishes);
    if (resume && !before) throw explain('batch-unknown.none', { out });
    if (resume && before?.key !== key) throw explain('batch-unknown.other', { out });
    if (resume && before && isDamaged(before)) throw explain('batch-unknown.damaged');
    const recorded = resume && before ? before : nothing();
    const { files, twice } = await find(out);
    const added = planItems(files, wishes, recorded.items);
    const items = [...recorded.items, ...added];
    if (items.length === 0 && !mayBeEmpty) throw explain('batch-empty');
    const journal = await Journal.open(path, !resume);
    if (!resume) await journal.add({ kind: 'batch', version: 1, key, order: wishes });
    if (added.length > 0) await journal.add({ kind: 'items', items: added, from: recorded.items.length });
    if (queue !== recorded.queue) await journal.add({ kind: 'left', queue });
    const endings = new Map(recorded.endings);
    const tryAgain = async (again: readonly number[]): Promise<void> => {
      await journal.add({ kind: 'again', items: again });
      for (const at of again) endings.delete(at);
    };
    const maybe = typeof retry === 'boolean' ? [] : recorded.out;
    const again = [...failedIn(endings), ...maybe].filter((at) => isAgain(retry, items[at]));
    if (again.length > 0) await tryAgain(again);
    const gone = new Set([...recorded.out].filter((at) => !again.includes(at)));
    const add = async (entry: Entry): Promise<void> => {
      await journal.add(entry);
      if (entry.kind === 'done' || entry.kind === 'failed') endings.set(entry.item, entry);
      if (entry.kind === 'out') for (const at of entry.items) endings.set(at, takenOut(at));
    };
    return {
      ...{ id, items, journal: { add }, twice, recorded: { ...recorded, endings, out: gone } },
      abandoned: !resume && before ? before.items.length - before.endings.size : 0,
      takeIn: async (more) => {
        const come = planItems(more, wishes, items);
        await journal.add({ kind: 'items', items: come, from: items.length });
        items.push(...come);
      },
      tryAgain,
      close: async () => {
        await journal.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Whether a batch for a folder of results was begun that can be gone on with. */
export async function wasBegun(data: string, out: string): Promise<boolean> {
  const results = await realpath(out).catch(() => null);
  return results !== null && (await readJournal(journalIn(folderOf(data, idOf(results))))) !== null;
}

/** What the journal for a folder of results is called after. @param results its real path. */
export function idOf(results: string): string {
  return createHash('sha256').update(results).digest('hex').slice(0, 16);
}

/** Where a batch is written down. */
export function folderOf(data: string, id: string): string {
  return join(data, 'batches', id);
}

export function journalIn(folder: string): string {
  return join(folder, 'journal.jsonl');
}

function isAgain(retry: Asked['retry'], item: Item | undefined): boolean {
  return typeof retry === 'boolean' ? retry : item !== undefined && retry.has(item.input);
}

function nothing(): Omit<Recorded, 'key' | 'order'> {
  return { queue: null, items: [], endings: new Map(), out: new Set(), written: new Map(), beside: [] };
}
