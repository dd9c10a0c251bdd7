import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FileVersion } from '../../preload/contract/files.ts';

/** What tells a file's contents from others, as it is now; null where there is no such file. */
export async function versionOf(path: string): Promise<FileVersion | null> {
  const file = await stat(path).catch(() => null);
  if (!file?.isFile()) return null;
  return { size: file.size, modified: file.mtimeMs, hash: await hashOf(path) };
}

/** Whether a file holds something else than when that was its version. One that is gone holds nothing to lose. */
export async function changedSince(path: string, version: FileVersion): Promise<boolean> {
  const file = await stat(path).catch(() => null);
  if (!file || (file.size === version.size && file.mtimeMs === version.modified)) return false;
  return file.size !== version.size || (await hashOf(path)) !== version.hash;
}

async function hashOf(path: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const part of createReadStream(path)) sum.update(part as Uint8Array);
  return sum.digest('hex');
}
