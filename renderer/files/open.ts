import i18next from 'i18next';
import type { Opened, OpenedDocument, OpenedPicture } from '../../preload/contract/index.ts';
import { useApp } from '../base/application.ts';
import { pentimento } from '../base/connection.ts';
import { notify, report } from '../base/notices.ts';
import { pictureOf, rasterLayer } from '../picture/document.ts';
import { fetchRaster } from '../picture/fetch-pixels.ts';
import { addDocument } from '../picture/store.ts';
import { loadPicture } from '../picture/stored.ts';
import { chooseFiles } from './choose-files.ts';

/** Asks for files: with the system's dialog on the desktop, with the browser's elsewhere. */
export async function openPhotos(): Promise<void> {
  if (useApp.getState().description?.surface !== 'desktop') {
    await openFiles(await chooseFiles(true));
    return;
  }
  try {
    for (const opened of await pentimento().call('openDialog', {})) await show(opened);
  } catch (error) {
    report(error);
  }
}

export async function openFiles(files: readonly File[]): Promise<void> {
  for (const file of files) {
    try {
      await show(await readFile(file));
    } catch (error) {
      report(error);
    }
  }
}

/** A picture to be used by a tool; null where the file is none, and the person has been told. */
export async function openPicture(file: File): Promise<OpenedPicture | null> {
  try {
    return await readPicture(file);
  } catch (error) {
    report(error);
    return null;
  }
}

export async function openSample(file: string): Promise<void> {
  try {
    await openPhoto(await pentimento().call('openResource', { file: `samples/${file}` }));
  } catch (error) {
    report(error);
  }
}

/** Brings to the front what was opened, and says what the person should know of it. */
export async function show(opened: Opened): Promise<void> {
  if (opened.kind === 'picture') await openPhoto(opened.picture);
  else await openDocument(opened);
}

async function readFile(file: File): Promise<Opened> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return pentimento().call('openBytes', { name: file.name, bytes });
}

async function readPicture(file: File): Promise<OpenedPicture> {
  const opened = await readFile(file);
  if (opened.kind === 'document') throw new Error(i18next.t('files.layeredAsPicture', { name: file.name }));
  return opened.picture;
}

/** A photo becomes a document of one layer. */
async function openPhoto(photo: OpenedPicture): Promise<void> {
  const { raster, width, height } = await fetchRaster(photo.pixels);
  const layer = rasterLayer(i18next.t('layers.background'), raster);
  const picture = pictureOf(width, height, [layer]);
  addDocument({ name: photo.name, picture, photo, photoRaster: raster });
  for (const { code } of photo.notes) notify('information', i18next.t(`notes.${code}`), photo.name);
  if (photo.depth === 16) notify('information', i18next.t('files.deep'), photo.name);
}

async function openDocument({ name, file, document, photo, notes }: OpenedDocument): Promise<void> {
  addDocument({ name, ...(await loadPicture(document)), photo, file });
  for (const { code, layers } of notes) {
    notify('information', i18next.t(`files.notes.${code}`), layers.join(', ') || name);
  }
}
