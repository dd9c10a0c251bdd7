import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { shippedPainting } from '../batch/open-inputs.ts';
import type { Input } from '../engine/tools/inputs.ts';
import { personMeant } from '../identities/meant.ts';
import { folderOf as folderOfIdentity, RECORD } from '../identities/read.ts';
import { styleMeant } from '../styles/meant.ts';
import { fileOf as fileOfStyle } from '../styles/read.ts';
import type { KeptFiles } from './carry.ts';

/** Where what is kept and what ships lie. */
export interface Kept {
  /** The data folder, with people and styles. */
  readonly data: string;
  /** The folder of what ships. */
  readonly resources: string;
}

/** The files of a style or a person that is kept by a name, or the file of a painting that ships under it. */
export async function meantBy(
  input: Input,
  name: string,
  { data, resources }: Kept,
): Promise<KeptFiles | string | null> {
  const below = (path: string) => path.slice(join(data, '/').length);
  if (input.kind === 'references' && input.role === 'style') {
    const shipped = await shippedPainting(name, resources, data);
    if (shipped !== null) return shipped;
    const style = await styleMeant(name, data);
    return style && { id: style.id, files: [below(fileOfStyle(data, style.id))] };
  }
  if (input.kind === 'person') {
    const { identity } = await personMeant(name, data);
    if (!identity) return null;
    const folder = folderOfIdentity(data, identity.identity);
    // The record last, by which they are there.
    const names = (await readdir(folder)).filter((file) => file !== RECORD && file.endsWith('.png')).sort();
    return { id: identity.identity, files: [...names, RECORD].map((file) => below(join(folder, file))) };
  }
  return null;
}
