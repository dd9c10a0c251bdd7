import i18next from 'i18next';
import type { ChosenFile, Opened, OpenedDocument, OpenedPicture } from '../../preload/contract/index.ts';
import { useApp } from '../base/application.ts';
import { chooseFiles } from '../base/choose-files.ts';
import { pentimento } from '../base/connection.ts';
import { noteWords } from '../base/note-words.ts';
import { notify, report } from '../base/notices.ts';
import { borrowing } from '../base/owners.ts';
import { readFile } from '../base/read-file.ts';
import { pictureOf, rasterLayer } from '../picture/document.ts';
import { fetchRaster } from '../picture/fetch-pixels.ts';
import { activate, addDocument, useDocuments } from '../picture/store.ts';
import { holdTiles, loadPicture } from '../picture/stored.ts';
import { tellOfMissingFonts } from '../text/missing-font.ts';
import { opening } from './opening.ts';

/** Asks for files: with the system's dialog on the desktop, with the browser's elsewhere. */
export async function openPhotos(): Promise<void> {
  if (useApp.getState().description?.surface !== 'desktop') {
    await openFiles(await chooseFiles(true));
    return;
  }
  try {
    for (const file of await pentimento().call('openDialog', {})) await openChosen(file);
  } catch (error) {
    report(error);
  }
}

/** Files whose tabs are about to be there. */
const onTheWay = new Set<string>();

/** Opens a file, or goes to the tab that it is open in. */
export async function openChosen({ file, name }: ChosenFile): Promise<void> {
  const open = useDocuments.getState().documents.find(({ source }) => source === file);
  if (open) activate(open.id);
  if (open || onTheWay.has(file)) return;
  onTheWay.add(file);
  try {
    await opening(name, async (owner, onLoaded) => {
      await show(await pentimento().call('openFile', { owner, file }), onLoaded);
    });
  } catch (error) {
    report(error, name);
  } finally {
    onTheWay.delete(file);
  }
}

/** Opens files that were dropped; where they are known to be files of this machine, each goes to the tab it is open in. */
export async function openDropped(files: readonly File[]): Promise<void> {
  if (useApp.getState().description?.surface !== 'desktop') {
    await openFiles(files);
    return;
  }
  try {
    const chosen = await pentimento().call('dropped', {});
    for (const [i, file] of files.entries()) {
      const own = chosen[i];
      await (own ? openChosen(own) : openFiles([file]));
    }
  } catch (error) {
    report(error);
  }
}

async function openFiles(files: readonly File[]): Promise<void> {
  for (const file of files) {
    try {
      await opening(file.name, async (owner, onLoaded) => {
        await show(await readFile(file, owner), onLoaded);
      });
    } catch (error) {
      report(error, file.name);
    }
  }
}

export async function openSample(file: string): Promise<void> {
  try {
    await borrowing(async (owner) => {
      await openPhoto(await pentimento().call('openResource', { owner, file: `samples/${file}` }));
    });
  } catch (error) {
    report(error);
  }
}

/** Brings to the front what was opened, and says what the person should know of it. */
export async function show(opened: Opened, onLoaded?: (share: number) => void): Promise<void> {
  if (opened.kind === 'picture') await openPhoto(opened.picture, opened);
  else await openDocument(opened, onLoaded);
}

/** A photo becomes a document of one layer. */
async function openPhoto(
  photo: OpenedPicture,
  { file: source, version }: Pick<Opened, 'file' | 'version'> = { file: null, version: null },
): Promise<void> {
  const { raster, width, height } = await fetchRaster(photo.pixels);
  const layer = rasterLayer(i18next.t('layers.background'), raster);
  const picture = pictureOf(width, height, [layer], photo.profile);
  addDocument({ name: photo.name, picture, photo, photoRaster: raster, source, version });
  // That something is missing stays in sight until it has been seen.
  for (const note of photo.notes)
    notify(note.code === 'cut-short' ? 'failure' : 'information', noteWords(note), photo.name);
  if (photo.depth === 16) notify('information', i18next.t('files.deep'), photo.name);
}

async function openDocument(
  { name, file, version, document, photo, notes }: OpenedDocument,
  onLoaded?: (share: number) => void,
): Promise<void> {
  const loaded = await loadPicture(document, onLoaded);
  holdTiles(addDocument({ name, ...loaded, photo, file, version }), document);
  tellOfMissingFonts(loaded.picture);
  for (const { code, layers } of notes) {
    notify('information', i18next.t(`files.notes.${code}`), layers.join(', ') || name);
  }
}
