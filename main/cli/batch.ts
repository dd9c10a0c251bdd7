/** A recipe for many pictures: what `pentimento batch` does. */
import { readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import type { Workers } from '../../preload/contract/batch-room.ts';
import type { BatchRecipe, BatchState, Existing } from '../../preload/contract/batch.ts';
import { beginBatch } from '../batch/batch.ts';
import type { Ending } from '../batch/journal.ts';
import type { Item } from '../batch/plan.ts';
import { readRecipe } from '../batch/recipe.ts';
import { noteSentence, reportAs, rowsOf, type Row } from '../batch/report.ts';
import { walk } from '../batch/walk.ts';
import { workThrough } from '../batch/work.ts';
import { explain } from '../errors/explain.ts';
import { UserError } from '../errors/user-error.ts';
import { writeWhole } from '../image/write.ts';
import { shownAddress } from '../queue/address.ts';
import { handsFor, type ClosedHands } from './batch-hands.ts';
import type { Compute } from './device-option.ts';
import { checkOutput } from './output-place.ts';
import { duration, type Reporter } from './progress.ts';
import type { Session } from './session.ts';
import { batchWords } from './words.ts';

export interface BatchOrder {
  /** The file of the recipe. */
  readonly recipe: string;
  readonly inputs: readonly string[];
  readonly out: string;
  readonly existing: Existing;
  readonly resume: boolean;
  readonly retry: boolean;
  readonly jobs: number;
  /** Where to write what became of each picture, as CSV or JSON; null for nowhere. */
  readonly report: string | null;
  readonly data: string;
  readonly compute: Compute;
  /** Where workers are that carry the pictures through; null where this process does. */
  readonly workers: Workers | null;
}

/** What came of a batch, as `--json` prints it. */
export interface BatchReport {
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  readonly seconds: number;
  readonly pictures: readonly Row[];
}

/** Everything that can be found wrong without starting anything; the recipe. */
export async function checkBatch({
  recipe,
  report,
  resume,
}: Pick<BatchOrder, 'recipe' | 'report' | 'resume'>): Promise<BatchRecipe> {
  const text = await readFile(recipe, 'utf8').catch((error: unknown) => {
    throw explain('file-missing.gone', { name: recipe }, { cause: error });
  });
  if (report !== null) await checkOutput(report, { force: resume, inputs: [recipe] });
  return readRecipe(text, recipe);
}

/**
 * Works through a batch, telling of it on the way. Its report is written wherever it ends.
 * @throws UserError what stops a batch: it can be taken up again.
 */
export async function runBatch(
  recipe: BatchRecipe,
  order: BatchOrder,
  session: Session,
  reporter: Reporter,
): Promise<BatchReport> {
  const { host, unsettled, untilStopped } = session;
  const start = performance.now();
  const { existing, resume, retry } = order;
  const [out, ...inputs] = [order.out, ...order.inputs].map((path) => resolve(path)) as [string, ...string[]];
  if (unsettled !== null) reporter.note(unsettled);
  await host.handlers.changeSettings(order.compute);
  const find = (results: string) => walk(inputs, results);
  const wishes = { recipe, out, existing, folder: dirname(resolve(order.recipe)) };
  const queue = order.workers && shownAddress(order.workers.queue);
  const batch = await beginBatch(order.data, { ...wishes, queue, find, resume, retry });
  const { items, recorded, journal, twice, abandoned } = batch;
  let hands: ClosedHands | null = null;
  try {
    for (const path of twice) reporter.note(batchWords('twice', { path }));
    if (abandoned > 0) reporter.note(batchWords('abandoned', { count: abandoned }));
    hands = await handsFor(recipe, order, session, reporter);
    const mayReplace = existing === 'newer' || existing === 'replace';
    const tell = teller(items, recorded.endings.size, reporter);
    const { jobs } = order;
    await untilStopped(workThrough({ recipe, items, recorded, journal, hands, mayReplace, jobs, tell }));
  } catch (error) {
    throw error instanceof UserError && error.code === 'cancelled' ? explain('cancelled.batch') : error;
  } finally {
    reporter.clear();
    await hands?.close?.();
    await batch.close();
    if (order.report !== null) await writeReport(order.report, items, recorded.endings);
  }
  return reportOf(items, recorded.endings, start, reporter);
}

/** What came of pictures, which is told in a line. @param start by the clock of `performance` */
export function reportOf(
  items: readonly Item[],
  endings: ReadonlyMap<number, Ending>,
  start: number,
  reporter: Reporter,
): BatchReport {
  const pictures = rowsOf(items, endings);
  const count = (state: Row['state']) => pictures.filter((row) => row.state === state).length;
  const [done, skipped, failed] = [count('done'), count('skipped'), count('failed')];
  const seconds = (performance.now() - start) / 1000;
  reporter.say(batchWords('ended', { done, skipped, failed, duration: duration(seconds) }));
  return { done, skipped, failed, seconds, pictures };
}

/** Tells how far a batch is: all of it in one line, and of each picture that fails at once. */
function teller(
  items: readonly Item[],
  before: number,
  reporter: Reporter,
): (at: number, state: BatchState) => void {
  const start = performance.now();
  const working = new Map<number, number>();
  let ended = before;
  return (at, state) => {
    working.delete(at);
    if (state.state === 'working') working.set(at, state.fraction);
    else if (state.state !== 'waiting') ended += 1;
    if (state.state === 'failed') reporter.note(`${items[at]?.input ?? ''}: ${state.error.message}`);
    if (state.state === 'done')
      for (const note of state.notes) reporter.note(`${items[at]?.input ?? ''}: ${noteSentence(note)}`);
    const worked = ended + [...working.values()].reduce((sum, share) => sum + share, 0);
    const seconds = (performance.now() - start) / 1000;
    const pace = worked > before ? seconds / (worked - before) : null;
    reporter.progress({
      stage: batchWords('stage', { ended, count: items.length }),
      fraction: worked / items.length,
      secondsLeft: ended > before && pace !== null ? pace * (items.length - worked) : null,
    });
  };
}

/** As CSV, or as JSON where its name ends so. @throws UserError cannot-write or disk-full */
export async function writeReport(
  path: string,
  items: readonly Item[],
  endings: ReadonlyMap<number, Ending>,
): Promise<void> {
  const format = extname(path).toLowerCase() === '.json' ? 'json' : 'csv';
  await writeWhole(path, new TextEncoder().encode(reportAs(format, rowsOf(items, endings))));
}
