import type { Command } from 'commander';
import { styleEnding, type ToolDescription } from '../../preload/contract/index.ts';
import { addDevice } from './device-option.ts';
import { inputOptions } from './inputs.ts';
import { addLibrary, dataOf, type Given, type LibraryOrder } from './library-commands.ts';
import { toolOptions } from './options.ts';
import { readRequest, type Request } from './request.ts';

/** What is to be done with the styles that a data folder keeps. */
export type StyleOrder = { readonly data: string } & (
  | LibraryOrder
  | LearnOrder
  | ImportOrder
  | { readonly do: 'export'; readonly name: string; readonly file: string; readonly force: boolean }
);

export interface ImportOrder {
  readonly do: 'import';
  readonly file: string;
  /** The picture that a network was trained for, which its file doesn't have; null where the file is a style's own. */
  readonly painting: string | null;
}

/** A run whose result is kept as a style. */
export interface LearnOrder {
  readonly do: 'learn';
  /** The picture that the tool works on is still to be chosen, from those that are practised on. */
  readonly request: Request;
  /** A picture's file, or the name of a style that is kept. */
  readonly painting: string;
  /** A folder to practise on; null for the photos that ship. */
  readonly photos: string | null;
  /** What it is to be called; null for the painting's name. */
  readonly name: string | null;
}

/**
 * The command `styles` and those below it.
 * @param tools among them one that makes styles.
 * @param finish adds what every command takes.
 */
export function addStyleCommands(
  program: Command,
  tools: readonly ToolDescription[],
  finish: (command: Command) => Command,
  order: (order: StyleOrder, given: Given) => Promise<void>,
): void {
  const words = {
    name: 'styles',
    about:
      'Styles that were learnt or imported, kept by name on this machine: restyle --style NAME takes them.',
    list: 'Which styles are kept.',
    rename: 'Gives a style another name.',
    remove: 'Deletes a style for good.',
  };
  const command = addLibrary(program, finish, words, order);
  const teacher = tools.find(({ file }) => file?.ending === styleEnding);
  if (teacher) {
    const learn = command(
      'learn <painting>',
      'Learns how a painting is painted, and keeps it. The name of a style that is kept is learnt further.',
    ).option('--name <name>', 'what the style is called; else as the painting’s file is');
    const options = inputOptions(teacher).filter((option) => option.attributeName() !== 'style');
    for (const option of [...options, ...toolOptions(teacher)]) learn.addOption(option);
    addDevice(learn).action((painting: string, given: Given) => {
      const request = readRequest(teacher, '', { ...given, style: [painting] });
      const text = (name: string) => (typeof given[name] === 'string' ? given[name] : null);
      const [photos, name] = [text('photos'), text('name')];
      return order({ do: 'learn', data: dataOf(given), request, painting, photos, name }, given);
    });
  }
  command(
    'import <file>',
    'Keeps a style out of a file that was exported, or a network that others have trained.',
  )
    .option(
      '--painting <picture>',
      'what the network was trained for: for weights of PyTorch’s fast_neural_style (.pth, .pt, .model)',
    )
    .action((file: string, given: Given) => {
      const painting = typeof given.painting === 'string' ? given.painting : null;
      return order({ do: 'import', data: dataOf(given), file, painting }, given);
    });
  command('export <name> <file>', 'Writes a style to a file, to be given away.')
    .option('--force', 'replace the file where it exists')
    .action((name: string, file: string, given: Given) =>
      order({ do: 'export', data: dataOf(given), name, file, force: given.force === true }, given),
    );
}
