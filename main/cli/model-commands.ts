import type { Command } from 'commander';
import { defaultFolder } from '../default-folder.ts';
import { exitCodesHelp } from '../errors/exit-codes.ts';
import { addDevice, readCompute, type Compute } from './device-option.ts';
import { dataOf, type Given } from './library-commands.ts';

/** What is to be done with the model shelf. */
export type ModelOrder = { readonly data: string } & (
  | { readonly do: 'list' }
  | { readonly do: 'get'; readonly model: string }
  | { readonly do: 'remove'; readonly model: string }
  | { readonly do: 'measure'; readonly model: string; readonly compute: Compute }
  | { readonly do: 'folder' }
);

/**
 * The command `models` and those below it.
 * @param finish adds what every command takes.
 */
export function addModelCommands(
  program: Command,
  finish: (command: Command) => Command,
  order: (order: ModelOrder, given: Given) => Promise<void>,
): void {
  const shelf = program
    .command('models')
    .description('The networks: those that ship, and those that can be downloaded.')
    .helpCommand(false);
  const command = (usage: string, about: string) =>
    finish(
      shelf
        .command(usage)
        .description(about)
        .option('--data <folder>', `where Pentimento keeps its data (default: ${defaultFolder()})`)
        .addHelpText('after', `\ndocs/models.md says more.\n\n${exitCodesHelp}`),
    );
  const about = {
    list: 'Every model: what it is for, its size, licence and origin, and whether it is here. Connects to nowhere.',
    get: 'Downloads a model, going on where an earlier try ended; or keeps it out of a file in the folder.',
    remove: 'Deletes a model that was fetched, and what has come of one.',
    measure: 'Runs a model once and keeps how long that took here.',
    folder: 'The folder that files can be put into by hand.',
  };
  command('list', about.list).action((given: Given) => order({ do: 'list', data: dataOf(given) }, given));
  command('get <model>', about.get).action((model: string, given: Given) =>
    order({ do: 'get', data: dataOf(given), model }, given),
  );
  command('remove <model>', about.remove).action((model: string, given: Given) =>
    order({ do: 'remove', data: dataOf(given), model }, given),
  );
  addDevice(command('measure <model>', about.measure)).action((model: string, given: Given) =>
    order({ do: 'measure', data: dataOf(given), model, compute: readCompute(given) }, given),
  );
  command('folder', about.folder).action((given: Given) =>
    order({ do: 'folder', data: dataOf(given) }, given),
  );
}
