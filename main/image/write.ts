import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
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
  const beside = join(dirname(target.path), besideName(randomBytes(8).toString('hex')));
  try {
    await note(beside);
    const file = await files.open(beside, 'wx', target.mode ?? undefined);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(beside, target.path);
  } catch (error) {
    await files.rm(beside, { force: true }).catch(() => undefined);
    throw explainWriting(path, error);
  }
}

/** What a failed write means for the person: cannot-write or disk-full, with the path and what to do. */
export function explainWriting(path: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
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
