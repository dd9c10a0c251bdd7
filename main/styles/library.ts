import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeepStyleAs } from '../../preload/contract/index.ts';
import { writeLearntStyle, type LearntStyle } from '../engine/networks/learnt-style.ts';
import { explain } from '../errors/explain.ts';
import { explainWriting, writeWhole } from '../image/write.ts';
import { asName, isNamed, shownName } from '../store/names.ts';
import { inTurn } from '../store/turns.ts';
import { fileOf, folderIn, readStyle, readStyles, type Kept } from './read.ts';
import { forgetUnfinished } from './unfinished.ts';

/** A name as it is kept. @throws UserError style-name */
export function checkStyleName(name: string): string {
  const checked = asName(name);
  if (checked === null) throw explain('style-name', { name: shownName(name) });
  return checked;
}

/**
 * Keeps a style: as a new one, by the name that is given, or else by its own with a number where that is taken; or in place
 * of one that it was learnt from, under the name that this has.
 * @throws UserError style-name, style-exists, style-unknown where there is none to be replaced, cannot-write or disk-full
 */
export function keepStyle(data: string, style: LearntStyle, as: KeepStyleAs): Promise<Kept> {
  return inTurn(folderIn(data), async () => {
    if ('style' in as) {
      const { id, style: before } = await readStyle(data, as);
      return write(data, id, { ...style, name: before.name });
    }
    const name =
      as.name === null ? await numberedName(data, style.name) : await freeName(data, as.name, null);
    return write(data, randomUUID(), { ...style, name });
  });
}

/**
 * Makes sure, before hours of work, that a style can be kept.
 * @param name null where it is called otherwise if that is taken.
 * @throws UserError style-name, style-exists, cannot-write or disk-full
 */
export async function checkKeeping(data: string, name: string | null): Promise<void> {
  if (name !== null) await freeName(data, name, null);
  await makeFolder(data);
  const probe = join(folderIn(data), `${randomUUID()}.probe`);
  await writeWhole(probe, new Uint8Array());
  await rm(probe);
}

/** @throws UserError style-name, or style-exists where another one is called so. */
export function renameStyle(data: string, id: string, name: string): Promise<Kept> {
  return inTurn(folderIn(data), async () => {
    const { style } = await readStyle(data, { style: id });
    return write(data, id, { ...style, name: await freeName(data, name, id) });
  });
}

/** Removes a style, damaged or not, for good. */
export function removeStyle(data: string, id: string): Promise<void> {
  const path = fileOf(data, id);
  return inTurn(folderIn(data), async () => {
    await rm(path).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        throw explain('style-unknown.deleted');
      throw explainWriting(path, error);
    });
    await forgetUnfinished(data, id);
  });
}

async function write(data: string, id: string, style: LearntStyle): Promise<Kept> {
  await makeFolder(data);
  await writeWhole(fileOf(data, id), writeLearntStyle(style));
  return { id, style };
}

async function makeFolder(data: string): Promise<void> {
  const folder = folderIn(data);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw explainWriting(folder, error);
  });
}

/** A name as it is kept, which no other style has. */
async function freeName(data: string, name: string, own: string | null): Promise<string> {
  const checked = checkStyleName(name);
  const { styles } = await readStyles(data);
  const other = styles.find(({ id, style }) => id !== own && isNamed(style, checked));
  if (other) throw explain('style-exists', { name: other.style.name });
  return checked;
}

/** A name, or with the first number that makes it one of its own. */
async function numberedName(data: string, name: string): Promise<string> {
  const checked = checkStyleName(name);
  const { styles } = await readStyles(data);
  const isTaken = (wanted: string) => styles.some(({ style }) => isNamed(style, wanted));
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? checked : `${checked.slice(0, 90)} ${number}`;
    if (!isTaken(wanted)) return wanted;
  }
}
