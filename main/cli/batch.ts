/** A recipe for many pictures: what `pentimento batch` does. */
import { access, readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fillPlaces } from '../../preload/contract/batch-names.ts';
import {
  isToolStep,
  type BatchRecipe,
  type BatchState,
  type Existing,
  type ToolStep,
} from '../../preload/contract/batch.ts';
import type { ToolInputs } from '../../preload/contract/index.ts';
import { beginBatch } from '../batch/batch.ts';
import { handsWith } from '../batch/hands.ts';
import type { Item } from '../batch/plan.ts';
import { readRecipe } from '../batch/recipe.ts';
import { reportAs, rowsOf, type Row } from '../batch/report.ts';
import { stemOf, walk } from '../batch/walk.ts';
import { workThrough, type Hands } from '../batch/work.ts';
import { requireTool } from '../engine/tools/check.ts';
import { explain } from '../errors/explain.ts';
import { UserError } from '../errors/user-error.ts';
import type { Host } from '../host.ts';
import { writeWhole } from '../image/write.ts';
import type { Compute } from './device-option.ts';
import type { FileInput } from './inputs.ts';
import { endOf } from './job.ts';
import { inputOpener } from './open-inputs.ts';
import { checkOutput } from './output-place.ts';
import { duration, type Reporter } from './progress.ts';
import { announceDevice } from './run.ts';
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
export async function checkBatch({ recipe, report, resume }: BatchOrder): Promise<BatchRecipe> {
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
  { host, unsettled, untilStopped }: Session,
  reporter: Reporter,
): Promise<BatchReport> {
  const start = performance.now();
  const { existing, resume, retry } = order;
  const [out, ...inputs] = [order.out, ...order.inputs].map((path) => resolve(path)) as [string, ...string[]];
  if (unsettled !== null) reporter.note(unsettled);
  await host.handlers.changeSettings(order.compute);
  const find = (results: string) => walk(inputs, results);
  const batch = await beginBatch(order.data, { recipe, out, existing, find, resume, retry });
  const { items, recorded, journal, twice, abandoned } = batch;
  try {
    for (const path of twice) reporter.note(batchWords('twice', { path }));
    if (abandoned > 0) reporter.note(batchWords('abandoned', { count: abandoned }));
    if (recipe.steps.some(isToolStep)) await untilStopped(announceDevice(host, reporter));
    const mayReplace = existing === 'newer' || existing === 'replace';
    const tell = teller(items, recorded.endings.size, reporter);
    const hands = handsOf(order, host, untilStopped, reporter);
    const { jobs } = order;
    await untilStopped(workThrough({ recipe, items, recorded, journal, hands, mayReplace, jobs, tell }));
  } catch (error) {
    throw error instanceof UserError && error.code === 'cancelled' ? explain('cancelled.batch') : error;
  } finally {
    reporter.clear();
    await batch.close();
    if (order.report !== null) await writeReport(order.report, rowsOf(items, recorded.endings));
  }
  const pictures = rowsOf(items, recorded.endings);
  const count = (state: Row['state']) => pictures.filter((row) => row.state === state).length;
  const [done, skipped, failed] = [count('done'), count('skipped'), count('failed')];
  const seconds = (performance.now() - start) / 1000;
  reporter.say(batchWords('ended', { done, skipped, failed, duration: duration(seconds) }));
  return { done, skipped, failed, seconds, pictures };
}

function handsOf(
  { data, recipe }: BatchOrder,
  host: Host,
  untilStopped: Session['untilStopped'],
  reporter: Reporter,
): Hands {
  const hands = handsWith({
    ...{ codec: host.codec, holdings: host.holdings },
    run: async (tool, parameters, inputs, tell) => {
      const { id } = await host.handlers.startJob({ tool, parameters, inputs });
      const quiet = { note: () => undefined, clear: () => undefined };
      return (await endOf(id, host, { ...quiet, progress: ({ fraction }) => tell(fraction) })).job;
    },
    forget: (id) => void host.handlers.forgetJob({ id }),
    inputsOf: async (step, item, owner) => {
      const tool = requireTool(step.tool);
      const opener = inputOpener(host, { data, owner, note: (text) => reporter.note(text) });
      const inputs: ToolInputs = {};
      for (const [name, given] of Object.entries(await givenFor(step, item, dirname(resolve(recipe)))))
        inputs[name] = await opener.input(tool, name, given);
      return inputs;
    },
  });
  return {
    make: (...given) =>
      hands.make(...given).catch(async (error: unknown) => {
        // What ends the command may have ended the processes that work too, and that news can be here first.
        if (error instanceof UserError && error.code.endsWith('-died')) await untilStopped(pause(200));
        throw error;
      }),
  };
}

/** What a step of a recipe takes for a picture, as if it had been given on the command line where the recipe lies. */
async function givenFor(step: ToolStep, item: Item, folder: string): Promise<Record<string, FileInput>> {
  const own = { name: stemOf(item.input), folder: dirname(item.input) };
  const place = async (given: string): Promise<string> => {
    const path = resolve(folder, fillPlaces(given, own));
    // What is no file may be the name of a style or a person.
    return (await access(path).then(
      () => true,
      () => false,
    ))
      ? path
      : given;
  };
  const { inputs } = requireTool(step.tool);
  const given: Record<string, FileInput> = {};
  for (const [name, value] of Object.entries(step.inputs)) {
    const all = [value].flat();
    const kind = inputs[name]?.kind;
    if (kind === 'references') given[name] = { kind, paths: await Promise.all(all.map(place)) };
    else if (kind === 'faces')
      given[name] = { kind, faces: all.map((number) => ({ number: Number(number) })) };
    else if (kind !== undefined && all[0] !== undefined) given[name] = { kind, path: await place(all[0]) };
  }
  return given;
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
      for (const note of state.notes) reporter.note(`${items[at]?.input ?? ''}: ${note}`);
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

async function writeReport(path: string, rows: readonly Row[]): Promise<void> {
  const format = extname(path).toLowerCase() === '.json' ? 'json' : 'csv';
  await writeWhole(path, new TextEncoder().encode(reportAs(format, rows)));
}
