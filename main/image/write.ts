import { randomBytes } from 'node:crypto';
import { link, lstat, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { explain, type Sentence } from '../errors/explain.ts';
import { UserError } from '../errors/user-error.ts';
import { besideName } from './beside.ts';
import { destinationOf } from './destination.ts';

/** A file's bytes: at once, or one part after the other where the whole is too much to hold. */
export type Contents = Uint8Array | AsyncIterable<Uint8Array>;

/** The part of node:fs/promises that writing uses; a test puts a full disk in its place. */
export interface FileOperations {
  readonly open: (
    path: string,
    flags: string,
    mode?: number,
  ) => Promise<{
    writeFile: (bytes: Contents) => Promise<void>;
    sync: () => Promise<void>;
    close: () => Promise<void>;
  }>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly rm: (path: string, options: { force: boolean }) => Promise<void>;
}

/**
 * Writes a file whole or not at all: beside its place, flushed to the disk, then renamed. Until the
 * rename an older file of that name stays as it was; after a failure nothing is left behind. An existing
 * file's mode is kept, and a link is followed; what is there and no file is left alone.
 * @param note Is told the path beside before anything is there, for the case that this process is killed.
 * @throws UserError cannot-write or disk-full; the message names the path and what to do.
 */
export async function writeWhole(
  path: string,
  bytes: Contents,
  files: FileOperations = { open, rename, rm },
  note: (beside: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const target = await destinationOf(path).catch((error: unknown) => {
    throw explainWriting(path, error);
  });
  const beside = besideOf(target.path);
  try {
    await note(beside);
    await writeFlushed(beside, bytes, files, target.mode ?? undefined);
    await files.rename(beside, target.path);
  } catch (error) {
    await files.rm(beside, { force: true }).catch(() => undefined);
    throw explainWriting(path, error);
  }
}

/** What systems say of disks on which a file has one name only. */
const ONE_NAME: ReadonlySet<unknown> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EINVAL',
]);

/**
 * Writes a file whole or not at all, as {@link writeWhole} does, and never in place of what is there, also where another
 * process takes the place at the same moment: a second name can't be given to a file over what has it, a rename can. On disks
 * where files have one name, it is looked at just before. A link in its place isn't followed.
 * @param note as in {@link writeWhole}.
 * @returns whether it was written; not where something has the place.
 * @throws UserError cannot-write or disk-full
 */
export async function writeNew(
  path: string,
  bytes: Contents,
  note: (beside: string) => Promise<void> = () => Promise.resolve(),
  secondName: (from: string, to: string) => Promise<void> = link,
): Promise<boolean> {
  const beside = besideOf(path);
  try {
    await note(beside);
    await writeFlushed(beside, bytes, { open });
    try {
      await secondName(beside, path);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      if (!ONE_NAME.has(codeOf(error))) throw error;
      if (await isThere(path)) return false;
      await rename(beside, path);
    }
    return true;
  } catch (error) {
    throw explainWriting(path, error);
  } finally {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

/** Whether a name is taken, be it by a link to nothing. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function besideOf(path: string): string {
  return join(dirname(path), besideName(randomBytes(8).toString('hex')));
}

async function writeFlushed(
  path: string,
  bytes: Contents,
  files: Pick<FileOperations, 'open'>,
  mode?: number,
): Promise<void> {
  const file = await files.open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

/** What a failed write means for the person: cannot-write or disk-full, with the path and what to do. */
export function explainWriting(path: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  const code = codeOf(error) ?? String(error);
  const values = { name: path, folder: dirname(path), system: code };
  return explain(sentences[code] ?? 'cannot-write.system', values, { cause: error });
}

const sentences: Readonly<Record<string, Sentence>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENOENT: 'cannot-write.no-folder',
  ENOTDIR: 'cannot-write.no-folder',
  EACCES: 'cannot-write.permission',
  EPERM: 'cannot-write.permission',
  EROFS: 'cannot-write.permission',
  EBUSY: 'cannot-write.busy',
  ENAMETOOLONG: 'cannot-write.long-name',
  EFBIG: 'cannot-write.too-large',
};
