import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { explain } from '../errors/explain.ts';
import { explainWriting, writeWhole } from '../image/write.ts';
import { asName, isNamed, shownName } from '../store/names.ts';
import { inTurn } from '../store/turns.ts';
import { folderIn, folderOf, pictureOf, readChosen, readIdentities, RECORD } from './read.ts';
import type { Identity, IdentityRecord, KeptPhoto } from './record.ts';

/** A photo that is about to be kept, and what writes its picture to a path, whole or not at all. */
export interface NewPhoto {
  readonly photo: KeptPhoto;
  readonly write: (path: string) => Promise<unknown>;
}

/** A name as it is kept. @throws UserError identity-name */
export function checkName(name: string): string {
  const checked = asName(name);
  if (checked === null) throw explain('identity-name', { name: shownName(name) });
  return checked;
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
  const known = new Set(identity.photos.map(({ id }) => id));
  const added: KeptPhoto[] = [];
  try {
    for (const { photo, write } of photos) {
      if (known.has(photo.id)) continue;
      known.add(photo.id);
      added.push(photo);
      await write(pictureOf(data, identity, photo));
    }
    // Another process may have changed somebody meanwhile; of somebody new it knows nothing.
    const now = identity.photos.length === 0 ? identity : await asItIs(data, identity);
    const all = new Map([...now.photos, ...added].map((photo) => [photo.id, photo]));
    return await writeRecord(data, { ...now, photos: [...all.values()] });
  } catch (error) {
    for (const photo of added) await rm(pictureOf(data, identity, photo), { force: true });
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

/** What an identity is by now: whoever read it may have done so before another changed it. */
function asItIs(data: string, { id, name }: Identity): Promise<Identity> {
  return readChosen(data, { identity: id, name });
}
