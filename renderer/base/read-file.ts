import type { Opened, OpenedPicture, Owner } from '../../preload/contract/index.ts';
import { pentimento } from './connection.ts';
import { report, windowFailure } from './notices.ts';

export async function readFile(file: File, owner: Owner): Promise<Opened> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return pentimento().call('openBytes', { owner, name: file.name, bytes });
}

/** A picture to be used by a tool; null where the file is none, and the person has been told. */
export async function openPicture(file: File, owner: Owner): Promise<OpenedPicture | null> {
  try {
    const opened = await readFile(file, owner);
    if (opened.kind === 'picture') return opened.picture;
    throw windowFailure('layered', { name: file.name });
  } catch (error) {
    report(error);
    return null;
  }
}
