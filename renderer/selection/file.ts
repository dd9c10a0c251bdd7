import i18next from 'i18next';
import { pentimento } from '../connection.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { presentOf } from '../documents/document.ts';
import { fetchPixels } from '../documents/fetch-pixels.ts';
import type { FetchedPixels } from '../documents/fetch-pixels.ts';
import { openPicture } from '../documents/open.ts';
import { activeDocument, documentOf } from '../documents/store.ts';
import { storeRaster } from '../documents/stored.ts';
import { notify, report } from '../notices/store.ts';
import { save } from '../save/save.ts';
import { scaledLuma } from './mask/scaled-luma.ts';
import { documentRect, selectionFrom, within } from './mask/tiles.ts';
import { putSelection } from './step.ts';

/** Saves the selection of the picture in front as a grey PNG: white is selected. */
export async function saveMask(): Promise<void> {
  const document = activeDocument();
  if (!document) return;
  const picture = presentOf(document);
  if (!picture.selection) return;
  const { width, height } = picture;
  try {
    const raster = await storeRaster(within(picture.selection, picture));
    const { pixels } = await pentimento().call('assemble', { width, height, raster });
    const name = `${document.name.replace(/\.[^.]+$/, '')}-${i18next.t('selection.maskName')}`;
    await save({ pixels, metadata: null, format: 'png', quality: 100, name });
  } catch (error) {
    report(error);
  }
}

/** Asks for a picture and takes how bright it is for the selection. One of another size is scaled if the person wants. */
export async function openMask(): Promise<void> {
  const id = activeDocument()?.id;
  const [file] = await chooseFiles(false);
  if (id === undefined || !file) return;
  const opened = await openPicture(file);
  if (!opened) return;
  try {
    takeMask(id, await fetchPixels(opened.pixels));
  } catch (error) {
    report(error);
  }
}

function takeMask(id: string, mask: FetchedPixels): void {
  const document = documentOf(id);
  if (!document) return;
  const size = presentOf(document);
  const take = () => {
    const selection = selectionFrom(scaledLuma(mask, size), documentRect(size));
    putSelection(id, 'selectionFromFile', selection);
  };
  if (mask.width === size.width && mask.height === size.height) {
    take();
    return;
  }
  const detail = i18next.t('selection.otherSize', {
    mask: `${mask.width} × ${mask.height}`,
    picture: `${size.width} × ${size.height}`,
  });
  notify('failure', i18next.t('selection.otherSizeTitle'), detail, {
    label: i18next.t('selection.scaleIt'),
    run: take,
  });
}
