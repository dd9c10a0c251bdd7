import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Workers } from '../../preload/contract/batch-room.ts';
import { Existing } from '../../preload/contract/batch.ts';
import { defaultFolder } from '../default-folder.ts';
import { exitCodesHelp } from '../errors/exit-codes.ts';
import { PICTURES_AT_WORKERS } from '../queue/workers.ts';
import type { BatchOrder } from './batch.ts';
import { readChoice, readCount, refusal } from './choices.ts';
import { addDevice, readCompute } from './device-option.ts';
import type { WatchOrder } from './watch.ts';
import type { WorkerOrder } from './worker.ts';

type Given = Readonly<Record<string, unknown>>;

/** Pictures that are worked on at a time, where nothing is said: one is computed while another is read or written. */
const JOBS = 2;

/**
 * The command `batch`.
 * @param finish adds what every command takes.
 */
export function addBatchCommand(
  program: Command,
  finish: (command: Command) => Command,
  order: (order: BatchOrder, given: Given) => Promise<void>,
): void {
  const command = program
    .command('batch <recipe> <pictures...>')
    .description('Takes many pictures through a recipe: files, and folders with all that lies in them.')
    .requiredOption('--out <folder>', 'where the results go, in the same folders as the pictures')
    .option(
      '--existing <what>',
      `${Existing.options.join(', ')}: what becomes of results whose files are there (default: number)`,
    )
    .option('--resume', 'go on with what was begun for these results, and take in what has come since', false)
    .option('--retry', 'with --resume: try those again that failed', false);
  addWork(command);
  command.addHelpText(
    'after',
    `\nThe recipe is a file: docs/batch.md says how it is written, and docs/workers.md how workers are started.\n\n${exitCodesHelp}`,
  );
  addDevice(command);
  finish(command).action((recipe: string, inputs: string[], given: Given) =>
    order(
      {
        ...{ recipe, inputs, out: String(given.out) },
        existing: readExisting(given),
        resume: given.resume === true,
        retry: given.retry === true,
        ...readWork(given),
      },
      given,
    ),
  );
}

/** What all that goes through many pictures takes. */
function addWork(command: Command): void {
  command
    .option(
      '--jobs <n>',
      `how many pictures to work on at a time (default: ${JOBS}; ${PICTURES_AT_WORKERS} with --queue)`,
    )
    .option('--queue <address>', 'leave the pictures to workers at a queue: redis://host:6379')
    .option(
      '--files <place>',
      'with --queue: the folder, or the address of S3 storage, that all of them reach',
    )
    .option('--report <file>', 'where to write what became of each picture: CSV, or JSON by its ending')
    .option('--data <folder>', `where Pentimento keeps its data (default: ${defaultFolder()})`);
}

function readWork(given: Given): Pick<BatchOrder, 'workers' | 'jobs' | 'report' | 'compute' | 'data'> {
  const workers = readPlace(given);
  return {
    workers,
    jobs: readCount('--jobs', textOf(given.jobs)) ?? (workers ? PICTURES_AT_WORKERS : JOBS),
    report: textOf(given.report) ?? null,
    compute: readCompute(given),
    data: resolve(textOf(given.data) ?? defaultFolder()),
  };
}

function readExisting(given: Given): Existing {
  return readChoice('--existing', Existing, textOf(given.existing) ?? 'number');
}

/**
 * The command `watch`.
 * @param finish adds what every command takes.
 */
export function addWatchCommand(
  program: Command,
  finish: (command: Command) => Command,
  order: (order: WatchOrder, given: Given) => Promise<void>,
): void {
  const command = program
    .command('watch <folder>')
    .description('Takes pictures through a recipe as they arrive in a folder, until it is stopped.')
    .requiredOption('--recipe <file>', 'the recipe')
    .requiredOption('--out <folder>', 'where the results go, in the same folders as the pictures')
    .option(
      '--existing <what>',
      `${Existing.options.join(', ')}: what becomes of results whose files are there (default: number)`,
    )
    .option('--anew', 'forget what was done for these results before; else it goes on from there', false)
    .option('--retry', 'try those again that failed before', false);
  addWork(command);
  command.addHelpText(
    'after',
    `\nThe recipe is a file: docs/batch.md says how it is written, and docs/workers.md how workers are started.\n\n${exitCodesHelp}`,
  );
  addDevice(command);
  finish(command).action((folder: string, given: Given) =>
    order(
      {
        ...{ folder: resolve(folder), recipe: String(given.recipe), out: String(given.out) },
        existing: readExisting(given),
        anew: given.anew === true,
        retry: given.retry === true,
        ...readWork(given),
      },
      given,
    ),
  );
}

/**
 * The command `worker`.
 * @param finish adds what every command takes.
 */
export function addWorkerCommand(
  program: Command,
  finish: (command: Command) => Command,
  work: (order: WorkerOrder, given: Given) => Promise<void>,
): void {
  const command = program
    .command('worker')
    .description('Works on pictures that batches leave at a queue, until it is stopped.')
    .requiredOption('--queue <address>', 'the queue: redis://host:6379')
    .requiredOption('--files <place>', 'the folder, or the address of S3 storage, that all of them reach')
    .option('--jobs <n>', `how many pictures to work on at a time (default: ${JOBS})`)
    .addHelpText('after', `\ndocs/workers.md says more.\n\n${exitCodesHelp}`);
  addDevice(command);
  finish(command).action((given: Given) => {
    const place = readPlace(given);
    if (!place) throw refusal('A worker needs --queue and --files.');
    return work(
      {
        ...place,
        jobs: readCount('--jobs', textOf(given.jobs)) ?? JOBS,
        compute: readCompute(given),
      },
      given,
    );
  });
}

/** A queue and its files; null where neither is given. @throws UserError bad-parameters where only one is. */
function readPlace({ queue, files }: Given): Workers | null {
  if (queue === undefined && files === undefined) return null;
  if (typeof queue === 'string' && typeof files === 'string') return { queue, files };
  throw refusal(
    '--queue and --files go together: workers take pictures from the one and their files from the other.',
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
