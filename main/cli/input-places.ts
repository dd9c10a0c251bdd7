/** Where the command line looks for what it is given, and how it tells of it. */
import type { Places, Tidings } from '../batch/open-inputs.ts';
import type { Host } from '../host.ts';
import { identityWords } from './words.ts';

/** @param data the folder that people and styles are kept in. */
export function placesOf(
  { codec, folders, paths }: Pick<Host, 'codec' | 'folders' | 'paths'>,
  data: string,
): Places {
  return { codec, folders, resources: paths.resources, data };
}

export function tidingsFor(note: (text: string) => void): Tidings {
  return { note, personMeant: (name) => note(identityWords('folder-meant', { name })) };
}
