import { mkdtemp, realpath, rmdir } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { photoExtensions } from '../../preload/contract/formats.ts';
import { UserError } from '../errors/user-error.ts';
import { destinationOf } from '../image/destination.ts';
import { explainWriting } from '../image/write.ts';

/**
 * Makes sure, before minutes of work, that the result will have a place: a folder that can be written
 * to, a name that isn't taken (unless `force`), leads to a file and is none of the pictures that are read.
 * @param inputs files, and folders whose photos are read.
 * @throws UserError cannot-write
 */
export async function checkOutput(
  out: string,
  { force, inputs }: { readonly force: boolean; readonly inputs: readonly string[] },
): Promise<void> {
  const target = await destinationOf(out).catch((error: unknown) => {
    throw explainWriting(out, error);
  });
  await probe(dirname(target.path));
  if (target.mode === null) return;
  for (const input of inputs) {
    const read = await realpath(input).catch(() => null);
    if (read === target.path || (read === dirname(target.path) && isPhoto(target.path)))
      throw refusal(
        `${out} is one of the pictures to read, and those are never written over. Choose another name.`,
      );
  }
  if (!force) throw refusal(`${out} exists already. Choose another name, or add --force to replace it.`);
}

function isPhoto(path: string): boolean {
  return photoExtensions.includes(extname(path).slice(1).toLowerCase());
}

/** Permissions alone don't tell (read-only disks, Windows): only making something does. */
async function probe(folder: string): Promise<void> {
  try {
    await rmdir(await mkdtemp(join(folder, '.pentimento-')));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw refusal(`The folder ${folder} does not exist. Create it or choose another.`);
    if (code === 'ENOTDIR') throw refusal(`${folder} is not a folder. Choose one for the result.`);
    throw refusal(`The folder ${folder} cannot be written to (${code}). Choose one that you may write to.`);
  }
}

function refusal(message: string): UserError {
  return new UserError('cannot-write', message);
}
