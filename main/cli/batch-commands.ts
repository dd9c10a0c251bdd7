import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Existing } from '../../preload/contract/batch.ts';
import { defaultFolder } from '../default-folder.ts';
import { exitCodesHelp } from '../errors/exit-codes.ts';
import type { BatchOrder } from './batch.ts';
import { readChoice, readCount } from './choices.ts';
import { addDevice, readCompute } from './device-option.ts';

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
    .option('--retry', 'with --resume: try those again that failed', false)
    .option('--jobs <n>', `how many pictures to work on at a time (default: ${JOBS})`)
    .option('--report <file>', 'where to write what became of each picture: CSV, or JSON by its ending')
    .option('--data <folder>', `where Pentimento keeps its data (default: ${defaultFolder()})`)
    .addHelpText(
      'after',
      `\nThe recipe is a file: docs/batch.md says how it is written.\n\n${exitCodesHelp}`,
    );
  addDevice(command);
  finish(command).action((recipe: string, inputs: string[], given: Given) =>
    order(
      {
        ...{ recipe, inputs, out: String(given.out) },
        existing: readChoice('--existing', Existing, textOf(given.existing) ?? 'number'),
        resume: given.resume === true,
        retry: given.retry === true,
        jobs: readCount('--jobs', textOf(given.jobs)) ?? JOBS,
        report: textOf(given.report) ?? null,
        compute: readCompute(given),
        data: resolve(textOf(given.data) ?? defaultFolder()),
      },
      given,
    ),
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
