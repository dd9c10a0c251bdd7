import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { defaultQuality, lossy, MetadataPolicy, SaveFormat } from '../../preload/contract/formats.ts';
import { type InputDescription, type ToolDescription } from '../../preload/contract/index.ts';
import { defaultFolder } from '../default-folder.ts';
import { exitCodesHelp } from '../errors/exit-codes.ts';
import { addBatchCommand, addWatchCommand, addWorkerCommand } from './batch-commands.ts';
import type { BatchOrder } from './batch.ts';
import { addDevice } from './device-option.ts';
import { addIdentityCommands, type IdentityOrder } from './identity-commands.ts';
import { inputOptions, mainInput } from './inputs.ts';
import { addModelCommands, type ModelOrder } from './model-commands.ts';
import { toolOptions } from './options.ts';
import { readRequest, type Request } from './request.ts';
import { addStyleCommands, type StyleOrder } from './style-commands.ts';
import type { WatchOrder } from './watch.ts';
import { toolWords } from './words.ts';
import type { WorkerOrder } from './worker.ts';

/** What the options of every command say about how to talk. */
export interface Manners {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
}

export interface Actions {
  run(request: Request, manners: Manners): Promise<void>;
  devices(manners: Manners): Promise<void>;
  tools(manners: Manners): void;
  identity(order: IdentityOrder, manners: Manners): Promise<void>;
  styles(order: StyleOrder, manners: Manners): Promise<void>;
  models(order: ModelOrder, manners: Manners): Promise<void>;
  batch(order: BatchOrder, manners: Manners): Promise<void>;
  watch(order: WatchOrder, manners: Manners): Promise<void>;
  worker(order: WorkerOrder, manners: Manners): Promise<void>;
}

const qualities = [...lossy].map((format) => `${defaultQuality[format]} for ${format}`).join(', ');

/** The command line: one command for each tool, made of its definition, those for identities, styles, models, batches and workers, and two that list things. */
export function buildProgram(tools: readonly ToolDescription[], actions: Actions): Command {
  const program = new Command('pentimento')
    .description(packageJson.description)
    .version(packageJson.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print what can be given')
    .helpCommand(false)
    .addHelpText('after', `\n${exitCodesHelp}`)
    .exitOverride()
    .configureHelp({ showGlobalOptions: false })
    // Failures are told in one place, by the main program.
    .configureOutput({ outputError: () => undefined });

  for (const tool of tools) addTool(program, tool, actions);
  addIdentityCommands(program, addManners, (order, given) => actions.identity(order, manners(given)));
  addStyleCommands(program, tools, addManners, (order, given) => actions.styles(order, manners(given)));
  addModelCommands(program, addManners, (order, given) => actions.models(order, manners(given)));
  addBatchCommand(program, addManners, (order, given) => actions.batch(order, manners(given)));
  addWatchCommand(program, addManners, (order, given) => actions.watch(order, manners(given)));
  addWorkerCommand(program, addManners, (order, given) => actions.worker(order, manners(given)));
  const devices = program
    .command('devices')
    .description('What can compute on this machine, and what not and why.');
  addManners(devices).action((given: Given) => actions.devices(manners(given)));
  const list = program
    .command('tools')
    .description('Every tool and its parameters, with ranges and defaults.');
  addManners(list).action((given: Given) => actions.tools(manners(given)));
  return program;
}

type Given = Record<string, unknown>;

function addTool(program: Command, tool: ToolDescription, actions: Actions): void {
  const { about } = toolWords(tool.id);
  const command = program.command(tool.id).description(about).addHelpText('after', `\n${exitCodesHelp}`);
  const worksOnPhoto = mainInput(tool) !== undefined;
  if (worksOnPhoto) command.argument('<photo>', 'the picture to work on');
  if (tool.result === 'data')
    command.option('-o, --output <file>', 'where to write what is found as JSON; else it is printed');
  else command.requiredOption('-o, --output <file>', 'where to write the result');
  for (const option of inputOptions(tool)) command.addOption(option);
  for (const option of toolOptions(tool)) command.addOption(option);
  if (tool.result === 'pictures')
    command.option(
      '--pick <n>',
      'write only one of the pictures, counted from 1; else OUT-1, OUT-2 … are written',
    );
  command
    .option('--format <format>', `${SaveFormat.options.join(', ')}; else what the name of the output says`)
    .option('--quality <n>', `1 to 100 (default: ${qualities})`)
    .option('--srgb', 'convert the colours to sRGB; otherwise they keep the profile of the photo', false)
    .option(
      '--metadata <which>',
      `${MetadataPolicy.options.join(', ')} (default: all); reduced leaves out the place and serial numbers`,
    )
    .option('--force', 'replace the output where it exists');
  addDevice(command);
  if (tool.inputs.some(takesName)) addData(command);
  const run = (photo: string | undefined, given: Given) =>
    actions.run(readRequest(tool, photo, given), manners(given));
  addManners(command).action(worksOnPhoto ? run : (given: Given) => run(undefined, given));
}

/** Whether what is given for an input may be the name of something that is kept: a person, or a style. */
function takesName(input: InputDescription): boolean {
  return input.kind === 'person' || (input.kind === 'references' && input.role === 'style');
}

/** Where people and styles are kept that are given by their names. */
function addData(command: Command): void {
  const place = defaultFolder();
  command.option(
    '--data <folder>',
    `where Pentimento keeps its data, with people and styles by name (default: ${place})`,
  );
}

function addManners(command: Command): Command {
  return command
    .option('--json', 'print one JSON object at the end, for programs')
    .option('--quiet', 'no progress; only what must be known')
    .option('--debug', 'everything about a failure');
}

function manners(given: Given): Manners {
  return { json: given.json === true, quiet: given.quiet === true, debug: given.debug === true };
}
