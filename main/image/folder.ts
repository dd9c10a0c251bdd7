import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { photoExtensions } from '../../preload/contract/formats.ts';
import type { Failure } from '../../preload/contract/index.ts';
import { explain } from '../errors/explain.ts';
import { toFailure } from '../errors/user-error.ts';
import { checkPicture } from './decode.ts';

/** What lies in a folder of photos, each file by its name in it. */
export interface FolderLook {
  /** As a person counts: photo 2 before photo 10. */
  readonly photos: readonly string[];
  /** What is named as a photo and can't be read, and why. */
  readonly unreadable: readonly { readonly name: string; readonly error: Failure }[];
}

/**
 * The photos of a folder, told by their headers: no pixels are read. Folders in it and files of other kinds are none
 * of it.
 * @throws UserError folder-missing where it can't be listed.
 */
export async function lookInto(folder: string): Promise<FolderLook> {
  const photos: string[] = [];
  const unreadable: { name: string; error: Failure }[] = [];
  for (const name of await namesIn(folder)) {
    try {
      await checkPicture(join(folder, name));
      photos.push(name);
    } catch (error) {
      unreadable.push({ name, error: toFailure(error) });
    }
  }
  return { photos, unreadable };
}

const { compare } = new Intl.Collator('en', { numeric: true });

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw explain('folder-missing', { folder }, { cause: error });
  });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => photoExtensions.includes(extname(name).slice(1).toLowerCase()))
    .sort(compare);
}
