import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { styleEnding } from '../../preload/contract/index.ts';
import {
  largestStyle,
  nameInStyle,
  readLearntStyle,
  type LearntStyle,
} from '../engine/networks/learnt-style.ts';
import { explain } from '../errors/explain.ts';
import { toFailure, UserError } from '../errors/user-error.ts';
import { isNamed } from '../store/names.ts';

/** A style that is kept. */
export interface Kept {
  /** Names its file. */
  readonly id: string;
  readonly style: LearntStyle;
}

/** A style that can't be used, and why; its file stays where it is unless it is removed. */
export interface Damaged {
  readonly id: string;
  /** Where it can still be read. */
  readonly name: string | null;
  readonly error: UserError;
}

export interface Styles {
  /** By name. */
  readonly styles: readonly Kept[];
  readonly damaged: readonly Damaged[];
}

const FOLDER = 'styles';
const { compare } = new Intl.Collator('en', { numeric: true });

/** All styles of a data folder. One that is damaged doesn't hide the others. */
export async function readStyles(data: string): Promise<Styles> {
  const names = await readdir(folderIn(data)).catch(orNone([]));
  const styles: Kept[] = [];
  const damaged: Damaged[] = [];
  for (const name of names) {
    const id = idOf(name);
    const read = id === null ? null : await readFrom(data, id);
    if (read && 'error' in read) damaged.push(read);
    else if (read) styles.push(read);
  }
  return {
    styles: styles.sort((a, b) => compare(a.style.name, b.style.name)),
    damaged: damaged.sort((a, b) => compare(a.id, b.id)),
  };
}

/** The style of a name: capitals and spaces around it don't count. @throws UserError style-unknown */
export function styleOf(name: string, { styles }: Styles): Kept {
  const found = styles.find(({ style }) => isNamed(style, name));
  if (found) return found;
  if (styles.length === 0) throw explain('style-unknown.none', { name });
  throw explain('style-unknown', { name, names: styles.map(({ style }) => style.name).join(', ') });
}

/**
 * A style that was chosen once, as it is now, whatever it is called.
 * @param chosen with the name that it is missed by, where one is known.
 * @throws UserError style-unknown where it isn't kept any more, or learnt-style where it can't be used
 */
export async function readStyle(
  data: string,
  { style, name }: { readonly style: string; readonly name?: string },
): Promise<Kept> {
  const there = await stat(fileOf(data, style)).catch(orNone(null));
  if (!there && name !== undefined) throw explain('style-unknown.gone', { name });
  if (!there) throw explain('style-unknown.deleted');
  const read = await readFrom(data, style);
  if ('error' in read) throw read.error;
  return read;
}

/** What its file is made of. @throws UserError as {@link readStyle}, and learnt-style.large */
export async function bytesOfStyle(
  data: string,
  chosen: { readonly style: string; readonly name?: string },
): Promise<Uint8Array> {
  await readStyle(data, chosen);
  return readFile(fileOf(data, chosen.style));
}

async function readFrom(data: string, id: string): Promise<Kept | Damaged> {
  const path = fileOf(data, id);
  let name: string | null = null;
  try {
    const { size } = await stat(path);
    checkBytes(path, size);
    const file = await readFile(path);
    name = nameInStyle(file);
    return { id, style: readLearntStyle(file, name ?? path) };
  } catch (error) {
    if (error instanceof UserError) return { id, name, error };
    const system = error instanceof Error && 'code' in error ? String(error.code) : toFailure(error).message;
    return { id, name, error: explain('learnt-style.system', { path, system }, { cause: error }) };
  }
}

/** @throws UserError learnt-style for a file that is too large to be a style: it isn't read then. */
export function checkBytes(name: string, bytes: number): void {
  if (bytes > largestStyle) throw explain('learnt-style.large', { name, megabytes: Math.round(bytes / 1e6) });
}

export function fileOf(data: string, id: string): string {
  return join(folderIn(data), `${id}${styleEnding}`);
}

export function folderIn(data: string): string {
  return join(data, FOLDER);
}

function idOf(name: string): string | null {
  const id = name.endsWith(styleEnding) ? name.slice(0, -styleEnding.length) : '';
  return z.uuid().safeParse(id).success ? id : null;
}

function orNone<T>(none: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return none;
    throw error;
  };
}
