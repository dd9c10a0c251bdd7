import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openedExtensions } from '../../preload/contract/formats.ts';

/**
 * The files that the application was started on: arguments that name one, as a path or, as Linux' desktops write it, as
 * a URL. One that isn't there but looks like a picture is among them, so that it is told of.
 * @param argv as Electron gives it, the program first. @param folder that relative paths start from.
 */
export function givenFiles(argv: readonly string[], folder: string): string[] {
  const given = argv.slice(1);
  const end = given.indexOf('--');
  const [before, after] = end < 0 ? [given, []] : [given.slice(0, end), given.slice(end + 1)];
  const names = [...before.filter((argument) => !argument.startsWith('-')), ...after];
  return names.map((name) => pathOf(name, folder)).filter(isFileOrMissingPicture);
}

function pathOf(name: string, folder: string): string {
  if (!name.startsWith('file:')) return resolve(folder, name);
  try {
    return fileURLToPath(name);
  } catch {
    // Another machine's file, or no address at all: it can't be opened, and is told of by its name.
    return name;
  }
}

function isFileOrMissingPicture(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? found.isFile() : openedExtensions.includes(extname(path).slice(1).toLowerCase());
}
