import { mkdtemp, realpath, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../errors/user-error.ts';

/**
 * Makes sure, before minutes of work, that the result will have a place: a folder that can be written
 * to, a name that isn't taken (unless `force`) and is none of the pictures that are read.
 * @throws UserError cannot-write
 */
export async function checkOutput(
  out: string,
  { force, inputs }: { readonly force: boolean; readonly inputs: readonly string[] },
): Promise<void> {
  await probe(dirname(out));
  const target = await stat(out).catch(() => null);
  if (!target) return;
  if (target.isDirectory())
    throw refusal(`${out} is a folder. Choose a file name in it, such as ${join(out, 'result.png')}.`);
  const place = await realpath(out);
  for (const input of inputs) {
    if ((await realpath(input).catch(() => null)) === place)
      throw refusal(
        `${out} is one of the pictures to read, and those are never written over. Choose another name.`,
      );
  }
  if (!force) throw refusal(`${out} exists already. Choose another name, or add --force to replace it.`);
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
