import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/**
 * Files are written beside their place, which may be a person's folder, and renamed. Whoever does that notes the
 * path in a folder of its own first; whoever finds that folder after the writer's end removes what was left.
 */
const ending = '.beside';

export async function noteBeside(folder: string, beside: string): Promise<void> {
  await writeFile(join(folder, `${basename(beside)}${ending}`), beside);
}

/** Removes the files whose paths are noted in a folder. A note that names anything else is ignored. */
export async function sweepBeside(folder: string): Promise<void> {
  const notes = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ending));
  for (const note of notes) {
    const path = await readFile(join(folder, note), 'utf8');
    if (isBeside(basename(path)) && `${basename(path)}${ending}` === note) await rm(path, { force: true });
  }
}

/** The name that a file has while it is written: our own, and nobody else's. */
export function besideName(random: string): string {
  return `.${random}.tmp`;
}

export function isBeside(name: string): boolean {
  return /^\.[0-9a-f]{16}\.tmp$/.test(name);
}
