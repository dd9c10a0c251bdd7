import { open, readFile, stat } from 'node:fs/promises';
import { mostFileBytes } from '../../preload/contract/limits.ts';
import { UserError } from '../errors/user-error.ts';

/**
 * A picture file's bytes.
 * @throws UserError file-missing when it is not there or may not be read, not-an-image for folders and
 * devices, image-too-large over 2 GB; the message names the path and what to do.
 */
export async function readWhole(path: string): Promise<Uint8Array> {
  try {
    const file = await stat(path);
    if (!file.isFile()) {
      const what = file.isDirectory() ? 'a folder' : 'not a file';
      throw new UserError('not-an-image', `${path} is ${what}, not a picture. Choose a picture file.`);
    }
    if (file.size > mostFileBytes) {
      throw new UserError('image-too-large', `${path} is larger than 2 GB. Save it smaller or compressed.`);
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const message =
      code === 'EACCES' || code === 'EPERM'
        ? `${path} cannot be read: permission is missing. Allow reading it, or copy it elsewhere.`
        : code === 'ENOENT' || code === 'ENOTDIR'
          ? `${path} does not exist. Check the name, or whether it was moved.`
          : `${path} cannot be read (${String(code ?? error)}). Check the disk, or copy it elsewhere.`;
    throw new UserError('file-missing', message, { cause: error });
  }
}

/** The first bytes of a file, from which its kind is told; none where it can't be read, which is told later. */
export async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  const file = await open(path).catch(() => null);
  try {
    const read = await file?.read(new Uint8Array(count), 0, count, 0);
    return read?.buffer.subarray(0, read.bytesRead) ?? new Uint8Array(0);
  } catch {
    return new Uint8Array(0);
  } finally {
    await file?.close();
  }
}
