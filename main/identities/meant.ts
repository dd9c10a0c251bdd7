import { stat } from 'node:fs/promises';
import type { ChosenIdentity } from '../../preload/contract/index.ts';
import { explain } from '../errors/explain.ts';
import { isNamed } from '../store/names.ts';
import { readIdentities, type Damaged } from './read.ts';
import type { Identity } from './record.ts';

/** What is meant by what was given for a person. */
export interface PersonMeant {
  /** Null where it is a folder of photos. */
  readonly identity: ChosenIdentity | null;
  /** Whether somebody of the name is kept beside a folder of it. */
  readonly both: boolean;
}

/**
 * A person is a folder of photos, and where there is none of that path, somebody who is kept by that name or id.
 * @param data the folder that people are kept in.
 * @throws UserError identity-unknown where it is neither, or identity-damaged
 */
export async function personMeant(given: string, data: string): Promise<PersonMeant> {
  const { identities, damaged } = await readIdentities(data);
  const named = <T extends Identity | Damaged>(all: readonly T[]) =>
    all.find(({ id, name }) => id === given || (name !== null && isNamed({ name }, given)));
  const known = named(identities);
  if (await isFolder(given)) return { identity: null, both: known !== undefined };
  if (known) return { identity: { identity: known.id, name: known.name }, both: false };
  const harmed = named(damaged);
  if (harmed) throw harmed.error;
  if (identities.length === 0) throw explain('identity-unknown.no-folder', { name: given });
  const names = identities.map(({ name }) => name).join(', ');
  throw explain('identity-unknown.neither', { name: given, names });
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}
