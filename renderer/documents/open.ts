import i18next from 'i18next';
import type { OpenedPicture } from '../../preload/contract.ts';
import { useApp } from '../app/store.ts';
import { pentimento } from '../connection.ts';
import { notify, report } from '../notices/store.ts';
import { addOwnStyle } from '../panels/store.ts';
import { chooseFiles } from './choose-files.ts';
import { addDocument } from './store.ts';

/** What the files of a drop, a paste or a dialog are meant as. */
export type Purpose = 'photo' | 'style';

/** Asks for photos: with the system's dialog on the desktop, with the browser's elsewhere. */
export async function openPhotos(): Promise<void> {
  if (useApp.getState().description?.surface !== 'desktop') {
    await openFiles(await chooseFiles(true), 'photo');
    return;
  }
  try {
    (await pentimento().call('openDialog', {})).forEach(openedPhoto);
  } catch (error) {
    report(error);
  }
}

export async function openFiles(files: readonly File[], purpose: Purpose): Promise<void> {
  for (const file of files) {
    const picture = await openFile(file);
    if (!picture) continue;
    if (purpose === 'photo') openedPhoto(picture);
    else addOwnStyle(picture);
  }
}

/** Null where the file could not be opened; the person has been told. */
export async function openFile(file: File): Promise<OpenedPicture | null> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return await pentimento().call('openBytes', { name: file.name, bytes });
  } catch (error) {
    report(error);
    return null;
  }
}

export async function openSample(file: string): Promise<void> {
  try {
    openedPhoto(await pentimento().call('openResource', { file: `samples/${file}` }));
  } catch (error) {
    report(error);
  }
}

function openedPhoto(picture: OpenedPicture): void {
  addDocument(picture);
  for (const note of picture.notes) notify('information', i18next.t(`notes.${note.code}`), picture.name);
}
