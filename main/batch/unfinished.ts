import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchOrder, BatchUnfinished } from '../../preload/contract/batch-room.ts';
import { explain } from '../errors/explain.ts';
import { isLocked, takeLock } from '../session-lock.ts';
import { folderOf, journalIn } from './batch.ts';
import { Journal, readJournal } from './journal.ts';

/** Batches that were begun and not ended, the newest first; those that somebody works on are none of them. */
export async function unfinishedBatches(data: string): Promise<BatchUnfinished[]> {
  const found: BatchUnfinished[] = [];
  for (const id of await readdir(join(data, 'batches')).catch(() => [])) {
    const journal = journalIn(folderOf(data, id));
    const there = await stat(journal).catch(() => null);
    if (!there || (await isLocked(folderOf(data, id)))) continue;
    // What a newer version wrote is for that one to go on with.
    const recorded = await readJournal(journal).catch(() => null);
    if (!recorded?.order || recorded.endings.size >= recorded.items.length) continue;
    found.push({
      id,
      name: recorded.order.recipe.name,
      out: recorded.order.out,
      queue: recorded.queue,
      ended: recorded.endings.size,
      count: recorded.items.length,
      when: there.mtimeMs,
    });
  }
  return found.sort((a, b) => b.when - a.when);
}

/** What a batch was begun with. @throws UserError batch-unknown where it is there no more. */
export async function orderOf(data: string, id: string): Promise<BatchOrder> {
  const recorded = await readJournal(journalIn(folderOf(data, id)));
  if (!recorded?.order) throw explain('batch-unknown.gone');
  return recorded.order;
}

/**
 * Items of a batch that nobody works on now are taken out.
 * @throws UserError batch-unknown.running where somebody does, cannot-write or disk-full
 */
export async function takeOut(data: string, id: string, items: readonly number[]): Promise<void> {
  const folder = folderOf(data, id);
  const lock = await takeLock(folder);
  if (!lock) throw explain('batch-unknown.running', { out: (await orderOf(data, id)).out });
  try {
    const journal = await Journal.open(journalIn(folder), false);
    try {
      await journal.add({ kind: 'out', items });
    } finally {
      await journal.close();
    }
  } finally {
    await lock.release();
  }
}

/** What a batch did is forgotten; its results stay. @throws UserError batch-unknown.running where somebody works on it. */
export async function forgetBatch(data: string, id: string): Promise<void> {
  const folder = folderOf(data, id);
  if (await isLocked(folder)) {
    const out = await orderOf(data, id).then(
      (order) => order.out,
      () => folder,
    );
    throw explain('batch-unknown.running', { out });
  }
  await rm(folder, { recursive: true, force: true });
}
