import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { explain } from '../errors/explain.ts';
import { readWhole } from '../image/read.ts';
import { writeWhole } from '../image/write.ts';

/** Bytes of such a file at most: a network that was learnt takes a few million. */
const LARGEST = 256e6;

/**
 * What a file in a folder is made of; null where there is none of that name.
 * @throws UserError file-missing where it may not be read, learnt-face where it is too large for what is kept so.
 */
export async function readBeside(folder: string, name: string): Promise<Uint8Array | null> {
  const path = placeIn(folder, name);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  if (found.size > LARGEST) throw explain('learnt-face.other', { name });
  return readWhole(path);
}

/**
 * Keeps a file in a folder, in place of an earlier one of its name. Where it lies then.
 * @throws UserError cannot-write or disk-full.
 */
export async function keepBeside(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = placeIn(folder, name);
  await writeWhole(path, bytes);
  return path;
}

function placeIn(folder: string, name: string): string {
  const plain =
    name !== '' && name !== '.' && name !== '..' && basename(name) === name && !name.includes('\\');
  if (!plain) throw explain('bad-parameters.request', { call: 'keepBeside' });
  return join(folder, name);
}
