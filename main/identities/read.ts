import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { ChosenIdentity } from '../../preload/contract/index.ts';
import { explain } from '../errors/explain.ts';
import { toFailure, UserError } from '../errors/user-error.ts';
import { isNamed } from '../store/names.ts';
import { parsed } from '../store/parsed.ts';
import { IdentityRecord, type Identity, type KeptPhoto } from './record.ts';

/** An identity that can't be used, and why; nothing of it is deleted unless that is asked for. */
export interface Damaged {
  readonly id: string;
  /** Where it can still be read. */
  readonly name: string | null;
  readonly error: UserError;
}

export interface Identities {
  /** By name. */
  readonly identities: readonly Identity[];
  readonly damaged: readonly Damaged[];
}

const FOLDER = 'identities';
/** Written last: an identity is there once this file is. */
export const RECORD = 'identity.json';

const { compare } = new Intl.Collator('en', { numeric: true });

/** All identities of a data folder. One that is damaged doesn't hide the others. */
export async function readIdentities(data: string): Promise<Identities> {
  const entries = await readdir(folderIn(data), { withFileTypes: true }).catch(orNone([]));
  const identities: Identity[] = [];
  const damaged: Damaged[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory() || !z.uuid().safeParse(entry.name).success) continue;
    const read = await readIdentity(data, entry.name);
    if ('error' in read) damaged.push(read);
    else identities.push(read);
  }
  return {
    identities: identities.sort((a, b) => compare(a.name, b.name)),
    damaged: damaged.sort((a, b) => compare(a.id, b.id)),
  };
}

/** The identity of a name: capitals and spaces around it don't count. @throws UserError identity-unknown */
export function identityOf(name: string, { identities }: Identities): Identity {
  const found = identities.find((identity) => isNamed(identity, name));
  if (found) return found;
  if (identities.length === 0) throw explain('identity-unknown.none', { name });
  throw explain('identity-unknown', { name, names: identities.map((one) => one.name).join(', ') });
}

/**
 * Who was chosen once, as they are now, whatever they are called.
 * @param chosen with the name that they are missed by, where one is known.
 * @throws UserError identity-unknown where they aren't kept any more, or identity-damaged
 */
export async function readChosen(
  data: string,
  { identity, name }: Pick<ChosenIdentity, 'identity'> & { readonly name?: string },
): Promise<Identity> {
  const there = await stat(folderOf(data, identity)).catch(orNone(null));
  if (!there && name !== undefined) throw explain('identity-unknown.gone', { name });
  if (!there) throw explain('identity-unknown.deleted');
  const read = await readIdentity(data, identity);
  if ('error' in read) throw read.error;
  return read;
}

async function readIdentity(data: string, id: string): Promise<Identity | Damaged> {
  const folder = folderOf(data, id);
  let name: string | null = null;
  try {
    const files = await readdir(folder);
    if (!files.includes(RECORD)) throw explain('identity-damaged.unfinished', { id, folder });
    const said = parsed(await readFile(join(folder, RECORD), 'utf8'));
    name = Head.safeParse(said).data?.name ?? null;
    const { version = null } = Versioned.safeParse(said).data ?? {};
    if (version !== null && version > 1) throw explain('identity-damaged.newer', { id, folder });
    const record = IdentityRecord.safeParse(said);
    if (!record.success) throw explain('identity-damaged.unreadable', { id, folder });
    const gone = record.data.photos.filter((photo) => !files.includes(fileOf(photo))).length;
    if (gone > 0) throw explain('identity-damaged.pictures', { id, name: record.data.name, count: gone });
    return { id, name: record.data.name, photos: record.data.photos };
  } catch (error) {
    if (error instanceof UserError) return { id, name, error };
    const system = error instanceof Error && 'code' in error ? String(error.code) : toFailure(error).message;
    return { id, name, error: explain('identity-damaged.system', { id, folder, system }, { cause: error }) };
  }
}

const Head = z.looseObject({ name: z.string() });
const Versioned = z.looseObject({ version: z.number() });

/** The file of a photo's picture: PNG, in the photo's own depth and colours. */
export function pictureOf(data: string, { id }: Pick<Identity, 'id'>, photo: Pick<KeptPhoto, 'id'>): string {
  return join(folderOf(data, id), fileOf(photo));
}

export function fileOf({ id }: Pick<KeptPhoto, 'id'>): string {
  return `${id}.png`;
}

export function folderOf(data: string, id: string): string {
  return join(folderIn(data), id);
}

export function folderIn(data: string): string {
  return join(data, FOLDER);
}

function orNone<T>(none: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return none;
    throw error;
  };
}
