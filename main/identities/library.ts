import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ChosenIdentity } from '../../preload/contract/index.ts';
import { explain } from '../errors/explain.ts';
import { toFailure, UserError } from '../errors/user-error.ts';
import { explainWriting, writeWhole } from '../image/write.ts';
import { parsed } from '../store/parsed.ts';
import { IdentityRecord, type Identity, type KeptPhoto } from './record.ts';
import { inTurn } from './turns.ts';

/** A photo that is about to be kept, and what writes its picture to a path, whole or not at all. */
export interface NewPhoto {
  readonly photo: KeptPhoto;
  readonly write: (path: string) => Promise<unknown>;
}

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
const RECORD = 'identity.json';

const { compare } = new Intl.Collator('en', { numeric: true });

/** All identities of a data folder. One that is damaged doesn't hide the others. */
export async function readIdentities(data: string): Promise<Identities> {
  const entries = await readdir(join(data, FOLDER), { withFileTypes: true }).catch(orNone([]));
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

export function isNamed({ name }: Pick<Identity, 'name'>, other: string): boolean {
  return sameness(name) === sameness(other);
}

/** A name as it is kept. @throws UserError identity-name */
export function checkName(name: string): string {
  const trimmed = name.normalize('NFC').trim();
  if (trimmed === '' || trimmed.length > 100 || /\p{Cc}/u.test(trimmed))
    throw explain('identity-name', { name: JSON.stringify(trimmed.slice(0, 100)) });
  return trimmed;
}

/**
 * Keeps somebody new. Where that fails, nothing is left.
 * @throws UserError identity-name, identity-exists, cannot-write or disk-full
 */
export function createIdentity(data: string, name: string, photos: readonly NewPhoto[]): Promise<Identity> {
  return inTurn(folderIn(data), () => create(data, name, photos));
}

async function create(data: string, name: string, photos: readonly NewPhoto[]): Promise<Identity> {
  const checked = await freeName(data, name, null);
  const empty: Identity = { id: randomUUID(), name: checked, photos: [] };
  const folder = folderOf(data, empty.id);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await add(data, empty, photos);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw explainWriting(folder, error);
  }
}

/**
 * Adds photos, all or none, to those that are there by then; what is there already is kept once. Until the last step the
 * identity is what it was.
 * @throws UserError identity-unknown where it is gone by then, cannot-write or disk-full
 */
export function addPhotos(data: string, identity: Identity, photos: readonly NewPhoto[]): Promise<Identity> {
  return inTurn(folderIn(data), async () => add(data, await asItIs(data, identity), photos));
}

async function add(data: string, identity: Identity, photos: readonly NewPhoto[]): Promise<Identity> {
  const kept = new Map(identity.photos.map((photo) => [photo.id, photo]));
  const added: string[] = [];
  try {
    for (const { photo, write } of photos) {
      if (kept.has(photo.id)) continue;
      const path = pictureOf(data, identity, photo);
      added.push(path);
      kept.set(photo.id, photo);
      await write(path);
    }
    return await writeRecord(data, { ...identity, photos: [...kept.values()] });
  } catch (error) {
    for (const path of added) await rm(path, { force: true });
    throw error;
  }
}

/** @throws UserError identity-name, or identity-exists where somebody else is called so. */
export function renameIdentity(data: string, identity: Identity, name: string): Promise<Identity> {
  return inTurn(folderIn(data), async () => {
    const now = await asItIs(data, identity);
    return writeRecord(data, { ...now, name: await freeName(data, name, now.id) });
  });
}

/**
 * Deletes one photo for good.
 * @throws UserError identity-last where there is no other: then it is the person that is deleted.
 */
export function removePhoto(data: string, identity: Identity, photo: string): Promise<Identity> {
  return inTurn(folderIn(data), async () => {
    const now = await asItIs(data, identity);
    const photos = now.photos.filter(({ id }) => id !== photo);
    if (photos.length === 0) throw explain('identity-last', { name: now.name });
    const left = photos.length < now.photos.length ? await writeRecord(data, { ...now, photos }) : now;
    const path = pictureOf(data, now, { id: photo });
    await rm(path, { force: true }).catch((error: unknown) => {
      throw explainWriting(path, error);
    });
    return left;
  });
}

/**
 * Gives all photos of one identity to another, and deletes it for good. Stopped in between, both are there, whole, and
 * can be merged again.
 */
export async function mergeIdentities(data: string, into: Identity, from: Identity): Promise<Identity> {
  if (into.id === from.id) throw explain('identity-same', { name: into.name });
  return inTurn(folderIn(data), async () => merge(data, await asItIs(data, into), await asItIs(data, from)));
}

async function merge(data: string, into: Identity, from: Identity): Promise<Identity> {
  const photos = from.photos.map((photo) => ({
    photo,
    write: (path: string) =>
      copyFile(pictureOf(data, from, photo), path).catch((error: unknown) => {
        throw explainWriting(path, error);
      }),
  }));
  const merged = await add(data, into, photos);
  await remove(data, from);
  return merged;
}

/** Deletes an identity, damaged or not, for good: every file that was written of it. */
export function removeIdentity(data: string, identity: Pick<Identity, 'id'>): Promise<void> {
  return inTurn(folderIn(data), () => remove(data, identity));
}

async function remove(data: string, { id }: Pick<Identity, 'id'>): Promise<void> {
  const folder = folderOf(data, id);
  try {
    // Its record last: stopped in between, it can be asked for by its name again.
    for (const name of await readdir(folder))
      if (name !== RECORD) await rm(join(folder, name), { recursive: true });
    await rm(folder, { recursive: true });
  } catch (error) {
    throw explainWriting(folder, error);
  }
}

/** The file of a photo's picture: PNG, in the photo's own depth and colours. */
export function pictureOf(data: string, { id }: Pick<Identity, 'id'>, photo: Pick<KeptPhoto, 'id'>): string {
  return join(folderOf(data, id), fileOf(photo));
}

export function fileOf({ id }: Pick<KeptPhoto, 'id'>): string {
  return `${id}.png`;
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

async function writeRecord(data: string, identity: Identity): Promise<Identity> {
  const { id, name, photos } = identity;
  const record: z.input<typeof IdentityRecord> = { version: 1, name, photos: [...photos] };
  await writeWhole(join(folderOf(data, id), RECORD), new TextEncoder().encode(JSON.stringify(record)));
  return identity;
}

/** @throws UserError identity-name, or identity-exists where one is taken or given twice. */
export async function checkNames(data: string, names: readonly string[]): Promise<void> {
  for (const [at, name] of names.entries()) {
    const checked = await freeName(data, name, null);
    if (names.slice(0, at).some((other) => isNamed({ name: other }, checked)))
      throw explain('identity-exists', { name: checked });
  }
}

/** A name as it is kept, which nobody else has. */
async function freeName(data: string, name: string, own: string | null): Promise<string> {
  const checked = checkName(name);
  const { identities } = await readIdentities(data);
  const other = identities.find((identity) => identity.id !== own && isNamed(identity, checked));
  if (other) throw explain('identity-exists', { name: other.name });
  return checked;
}

function sameness(name: string): string {
  return name.normalize('NFC').trim().toLocaleLowerCase('en');
}

export function folderOf(data: string, id: string): string {
  return join(folderIn(data), id);
}

function folderIn(data: string): string {
  return join(data, FOLDER);
}

/** What an identity is by now: whoever read it may have done so before another changed it. */
function asItIs(data: string, { id, name }: Identity): Promise<Identity> {
  return readChosen(data, { identity: id, name });
}

function orNone<T>(none: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return none;
    throw error;
  };
}
