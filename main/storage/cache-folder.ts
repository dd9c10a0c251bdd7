import { randomBytes } from 'node:crypto';
import { chmod, mkdir, realpath, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import type { CacheTrouble } from '../../preload/contract/storage.ts';
import { explain } from '../errors/explain.ts';
import { explainWriting } from '../image/write.ts';

/** A folder that a person chose may hold other things: stored pixels have one of their own in it. */
const NAME = 'Pentimento cache';

/**
 * Makes a folder for stored pixels in one that a person chose, which nobody but its owner can read, and tries that it can be written to.
 * @param places where sessions lie already: below them, it would go with one.
 * @throws UserError cannot-write or disk-full
 */
export async function prepareCache(chosen: string, places: readonly string[]): Promise<string> {
  if (await liesBelow(chosen, places)) throw explain('cannot-write.in-cache', { name: chosen });
  const folder = basename(chosen) === NAME ? chosen : join(chosen, NAME);
  await tryWriting(folder).catch((error: unknown) => {
    throw explainWriting(folder, error);
  });
  return folder;
}

async function liesBelow(folder: string, places: readonly string[]): Promise<boolean> {
  const real = (path: string) => realpath(path).catch(() => path);
  const below = await real(folder);
  for (const place of places) if (below.startsWith(join(await real(place), sep))) return true;
  return false;
}

/** Where stored pixels lie: in the folder that was chosen for them, or in the other where that one can't be used now. */
export async function openCache(
  chosen: string | null,
  otherwise: string,
): Promise<{ readonly folder: string; readonly trouble: CacheTrouble | null }> {
  if (chosen === null) return { folder: otherwise, trouble: null };
  try {
    await tryWriting(chosen);
    return { folder: chosen, trouble: null };
  } catch (error) {
    const system = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { folder: otherwise, trouble: { folder: chosen, system } };
  }
}

/**
 * Removes the folder of an earlier cache where nothing is in it. Whether it is gone: one on a disk that isn't there now
 * may come back.
 */
export async function leaveCache(folder: string): Promise<boolean> {
  try {
    await rmdir(folder);
    return true;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing && (await stat(dirname(folder)).catch(() => null)) !== null;
  }
}

async function tryWriting(folder: string): Promise<void> {
  // Its own folder alone: where what holds it is gone, such as a disk that isn't plugged in, nothing is made in its place.
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await chmod(folder, 0o700);
  const file = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    await writeFile(file, 'x');
  } finally {
    await rm(file, { force: true });
  }
}
