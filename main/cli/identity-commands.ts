import type { Command } from 'commander';
import { defaultFolder } from '../default-folder.ts';
import { exitCodesHelp } from '../errors/exit-codes.ts';

/** What is to be done with the identities that a data folder keeps. */
export type IdentityOrder = { readonly data: string } & (
  | { readonly do: 'add'; readonly name: string; readonly places: readonly string[] }
  | { readonly do: 'list' }
  | { readonly do: 'remove'; readonly name: string }
  | { readonly do: 'merge'; readonly into: string; readonly from: string }
  | { readonly do: 'rename'; readonly from: string; readonly name: string }
);

type Given = Readonly<Record<string, unknown>>;

/**
 * The command `identity` and those below it.
 * @param finish adds what every command takes.
 */
export function addIdentityCommands(
  program: Command,
  finish: (command: Command) => Command,
  order: (order: IdentityOrder, given: Given) => Promise<void>,
): void {
  const identity = program
    .command('identity')
    .description('Faces of people, kept by name on this machine.')
    .helpCommand(false);
  const command = (usage: string, about: string) =>
    finish(
      identity
        .command(usage)
        .description(about)
        .option('--data <folder>', `where Pentimento keeps its data (default: ${defaultFolder()})`)
        .addHelpText('after', `\n${exitCodesHelp}`),
    );
  const data = ({ data: given }: Given) => (typeof given === 'string' ? given : defaultFolder());

  command(
    'add <name> <photos...>',
    'Keeps the faces of a person out of photos, or folders of them. Where several people are in the photos, it is the one in most.',
  ).action((name: string, places: string[], given: Given) =>
    order({ do: 'add', data: data(given), name, places }, given),
  );
  command('list', 'Who is kept, what the photos show and what is missing.').action((given: Given) =>
    order({ do: 'list', data: data(given) }, given),
  );
  command('remove <name>', 'Deletes a person’s faces for good.').action((name: string, given: Given) =>
    order({ do: 'remove', data: data(given), name }, given),
  );
  command('merge <name> <other>', 'Gives all photos of the other to the first.').action(
    (into: string, from: string, given: Given) =>
      order({ do: 'merge', data: data(given), into, from }, given),
  );
  command('rename <name> <new-name>', 'Gives a person another name.').action(
    (from: string, name: string, given: Given) =>
      order({ do: 'rename', data: data(given), from, name }, given),
  );
}
