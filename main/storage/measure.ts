import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of files. */
export async function bytesOf(paths: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const path of paths) bytes += await bytesIn(path);
  return bytes;
}

/** Bytes of a file, or of all files in a folder. What is gone, or goes meanwhile, has none; links are not followed. */
export async function bytesIn(path: string): Promise<number> {
  const found = await lstat(path).catch(() => null);
  if (found?.isFile()) return found.size;
  if (!found?.isDirectory()) return 0;
  const names = await readdir(path).catch((): string[] => []);
  return bytesOf(names.map((name) => join(path, name)));
}

/** How many things lie in a folder; none where there is none. */
export async function countIn(folder: string): Promise<number> {
  return (await readdir(folder).catch((): string[] => [])).length;
}

/** Names of the folders in a folder; none where there is none. */
export async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
