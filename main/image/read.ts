import { open, readFile, stat } from 'node:fs/promises';
import { mostFileBytes } from '../../preload/contract/limits.ts';
import { explain } from '../errors/explain.ts';
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
      throw explain(`not-an-image.${file.isDirectory() ? 'folder' : 'no-file'}`, { name: path });
    }
    if (file.size > mostFileBytes) {
      throw explain('image-too-large.file', { name: path });
    }
    return await readFile(path);
  } catch (error) {
    throw explainReading(path, error);
  }
}

/** What a failed reading of a file or a folder means for the person: file-missing, with the path and what to do. */
export function explainReading(path: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const why =
    code === 'EACCES' || code === 'EPERM'
      ? 'permission'
      : code === 'ENOENT' || code === 'ENOTDIR'
        ? 'gone'
        : 'unreadable';
  return explain(`file-missing.${why}`, { name: path, system: String(code ?? error) }, { cause: error });
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
