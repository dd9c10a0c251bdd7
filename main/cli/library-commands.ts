import type { Command } from 'commander';
import { defaultFolder } from '../default-folder.ts';
import { exitCodesHelp } from '../errors/exit-codes.ts';

/** What can be done with whatever a data folder keeps by name. */
export type LibraryOrder =
  | { readonly do: 'list' }
  | { readonly do: 'rename'; readonly from: string; readonly name: string }
  | { readonly do: 'remove'; readonly name: string };

export type Given = Readonly<Record<string, unknown>>;

export interface LibraryWords {
  readonly name: string;
  readonly about: string;
  readonly list: string;
  readonly rename: string;
  readonly remove: string;
}

/**
 * A command, and those below it for what every library can: `list`, `rename` and `remove`.
 * @param finish adds what every command takes.
 * @returns what adds another one; each takes the data folder.
 */
export function addLibrary(
  program: Command,
  finish: (command: Command) => Command,
  words: LibraryWords,
  order: (order: LibraryOrder & { readonly data: string }, given: Given) => Promise<void>,
): (usage: string, about: string) => Command {
  const library = program.command(words.name).description(words.about).helpCommand(false);
  const command = (usage: string, about: string) =>
    finish(
      library
        .command(usage)
        .description(about)
        .option('--data <folder>', `where Pentimento keeps its data (default: ${defaultFolder()})`)
        .addHelpText('after', `\n${exitCodesHelp}`),
    );
  command('list', words.list).action((given: Given) => order({ do: 'list', data: dataOf(given) }, given));
  command('rename <name> <new-name>', words.rename).action((from: string, name: string, given: Given) =>
    order({ do: 'rename', data: dataOf(given), from, name }, given),
  );
  command('remove <name>', words.remove).action((name: string, given: Given) =>
    order({ do: 'remove', data: dataOf(given), name }, given),
  );
  return command;
}

/** The data folder that a command is to work on. */
export function dataOf({ data }: Given): string {
  return typeof data === 'string' ? data : defaultFolder();
}
