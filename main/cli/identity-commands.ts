import type { Command } from 'commander';
import { addLibrary, dataOf, type Given, type LibraryOrder } from './library-commands.ts';

/** What is to be done with the identities that a data folder keeps. */
export type IdentityOrder = { readonly data: string } & (
  | LibraryOrder
  | { readonly do: 'add'; readonly name: string; readonly places: readonly string[] }
  | { readonly do: 'merge'; readonly into: string; readonly from: string }
);

/**
 * The command `identity` and those below it.
 * @param finish adds what every command takes.
 */
export function addIdentityCommands(
  program: Command,
  finish: (command: Command) => Command,
  order: (order: IdentityOrder, given: Given) => Promise<void>,
): void {
  const words = {
    name: 'identity',
    about: 'Faces of people, kept by name on this machine.',
    list: 'Who is kept, what the photos show and what is missing.',
    rename: 'Gives a person another name.',
    remove: 'Deletes a person’s faces for good.',
  };
  const command = addLibrary(program, finish, words, order);
  command(
    'add <name> <photos...>',
    'Keeps the faces of a person out of photos, or folders of them. Where several people are in the photos, it is the one in most.',
  ).action((name: string, places: string[], given: Given) =>
    order({ do: 'add', data: dataOf(given), name, places }, given),
  );
  command('merge <name> <other>', 'Gives all photos of the other to the first.').action(
    (into: string, from: string, given: Given) =>
      order({ do: 'merge', data: dataOf(given), into, from }, given),
  );
}
