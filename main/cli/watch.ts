/** A recipe for pictures as they arrive: what `pentimento watch` does. */
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { BatchRecipe } from '../../preload/contract/batch.ts';
import { beginBatch, wasBegun } from '../batch/batch.ts';
import { noteSentence } from '../batch/report.ts';
import { watchFolder, type WatchNews } from '../batch/watch/watch.ts';
import { explain } from '../errors/explain.ts';
import { UserError } from '../errors/user-error.ts';
import { shownAddress } from '../queue/address.ts';
import { handsFor, type ClosedHands } from './batch-hands.ts';
import { reportOf, writeReport, type BatchOrder, type BatchReport } from './batch.ts';
import { duration, type Reporter } from './progress.ts';
import type { Session } from './session.ts';
import { batchWords } from './words.ts';

export interface WatchOrder extends Omit<BatchOrder, 'inputs' | 'resume'> {
  /** The folder that pictures arrive in. */
  readonly folder: string;
  /** Whether what was done for these results before is forgotten. */
  readonly anew: boolean;
}

/**
 * Watches a folder until it is stopped: what is in hand is done first, unless it is stopped twice.
 * @throws UserError what it can't begin with, or what the last pictures met that concerns all.
 */
export async function runWatch(
  recipe: BatchRecipe,
  order: WatchOrder,
  session: Session,
  reporter: Reporter,
): Promise<BatchReport> {
  const { host, unsettled, untilEnded } = session;
  const start = performance.now();
  const { folder, data, existing, retry, jobs } = order;
  const out = resolve(order.out);
  if (unsettled !== null) reporter.note(unsettled);
  await host.handlers.changeSettings(order.compute);
  await checkFolder(folder, out);
  // What lies there may still be being written: it is taken as what arrives is.
  const find = () => Promise.resolve({ files: [], twice: [] });
  const resume = !order.anew && (await wasBegun(data, out));
  const wishes = { recipe, out, existing, folder: dirname(resolve(order.recipe)) };
  const queue = order.workers && shownAddress(order.workers.queue);
  const batch = await beginBatch(data, { ...wishes, queue, find, resume, retry, mayBeEmpty: true });
  const { items, recorded } = batch;
  const stop = new AbortController();
  let hands: ClosedHands | null = null;
  try {
    hands = await handsFor(recipe, order, session, reporter);
    reporter.say(batchWords('watches', { folder }));
    const hear = (news: WatchNews) => {
      if (news.code === 'state') tellState(news, reporter);
      else tell(news, folder, reporter);
    };
    await untilEnded(
      watchFolder(batch, { folder, out, recipe, existing, hands, jobs, hear }, stop.signal),
      () => {
        reporter.note(batchWords('watch-closes'));
        stop.abort();
      },
    );
  } catch (error) {
    throw error instanceof UserError && error.code === 'cancelled' ? explain('cancelled.batch') : error;
  } finally {
    await hands?.close?.();
    await batch.close();
    if (order.report !== null) await writeReport(order.report, items, recorded.endings);
  }
  return reportOf(items, recorded.endings, start, reporter);
}

/** @throws UserError folder-missing or batch-place */
async function checkFolder(folder: string, out: string): Promise<void> {
  const there = await stat(folder).catch(() => null);
  if (!there?.isDirectory()) throw explain('folder-missing', { folder });
  const results = await stat(out).catch(() => null);
  if (results?.ino === there.ino && results.dev === there.dev)
    throw explain('batch-place.input', { name: folder });
}

function tell(news: Exclude<WatchNews, { code: 'state' }>, folder: string, reporter: Reporter): void {
  const values = {
    folder,
    ...('failure' in news && { message: news.failure.message }),
    ...('seconds' in news && { duration: duration(news.seconds) }),
  };
  reporter.note(batchWords(`watch-${news.code}`, values));
}

function tellState({ input, state }: Extract<WatchNews, { code: 'state' }>, reporter: Reporter): void {
  if (state.state === 'failed') reporter.note(`${input}: ${state.error.message}`);
  if (state.state !== 'done') return;
  for (const note of state.notes) reporter.note(`${input}: ${noteSentence(note)}`);
  const files = state.files.join(', ');
  reporter.say(batchWords('made', { input, files, duration: duration(state.seconds) }));
}
