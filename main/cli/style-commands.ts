import type { Command } from 'commander';
import { defaultFolder } from '../default-folder.ts';
import { exitCodesHelp } from '../errors/exit-codes.ts';

/** What is to be done with the styles that a data folder keeps. */
export type StyleOrder = { readonly data: string } & (
  | { readonly do: 'list' }
  | { readonly do: 'import'; readonly file: string }
  | { readonly do: 'export'; readonly name: string; readonly file: string; readonly force: boolean }
  | { readonly do: 'rename'; readonly from: string; readonly name: string }
  | { readonly do: 'remove'; readonly name: string }
);

type Given = Readonly<Record<string, unknown>>;

/**
 * The command `styles` and those below it.
 * @param finish adds what every command takes.
 */
export function addStyleCommands(
  program: Command,
  finish: (command: Command) => Command,
  order: (order: StyleOrder, given: Given) => Promise<void>,
): void {
  const styles = program
    .command('styles')
    .description(
      'Styles that were learnt or imported, kept by name on this machine: restyle --style NAME takes them.',
    )
    .helpCommand(false);
  const command = (usage: string, about: string) =>
    finish(
      styles
        .command(usage)
        .description(about)
        .option('--data <folder>', `where Pentimento keeps its data (default: ${defaultFolder()})`)
        .addHelpText('after', `\n${exitCodesHelp}`),
    );
  const data = ({ data: given }: Given) => (typeof given === 'string' ? given : defaultFolder());

  command('list', 'Which styles are kept.').action((given: Given) =>
    order({ do: 'list', data: data(given) }, given),
  );
  command('import <file>', 'Keeps a style out of a file that was exported.').action(
    (file: string, given: Given) => order({ do: 'import', data: data(given), file }, given),
  );
  command('export <name> <file>', 'Writes a style to a file, to be given away.')
    .option('--force', 'replace the file where it exists')
    .action((name: string, file: string, given: Given) =>
      order({ do: 'export', data: data(given), name, file, force: given.force === true }, given),
    );
  command('rename <name> <new-name>', 'Gives a style another name.').action(
    (from: string, name: string, given: Given) =>
      order({ do: 'rename', data: data(given), from, name }, given),
  );
  command('remove <name>', 'Deletes a style for good.').action((name: string, given: Given) =>
    order({ do: 'remove', data: data(given), name }, given),
  );
}
