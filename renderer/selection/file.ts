import i18next from 'i18next';
import { chooseFiles } from '../base/choose-files.ts';
import { notify, report } from '../base/notices.ts';
import { borrowing } from '../base/owners.ts';
import { openPicture } from '../base/read-file.ts';
import { save } from '../base/save.ts';
import { presentOf } from '../picture/document.ts';
import { fetchPixels } from '../picture/fetch-pixels.ts';
import type { FetchedPixels } from '../picture/fetch-pixels.ts';
import { putSelection } from '../picture/selection.ts';
import { activeDocument, documentOf } from '../picture/store.ts';
import { scaledLuma } from '../pixels/mask/scaled-luma.ts';
import { documentRect, selectionFrom, within } from '../pixels/mask/tiles.ts';
import { assemble } from '../workers/assemble.ts';

/** Saves the selection of the picture in front as a grey PNG: white is selected. */
export async function saveMask(): Promise<void> {
  const document = activeDocument();
  if (!document) return;
  const picture = presentOf(document);
  if (!picture.selection) return;
  const { width, height } = picture;
  try {
    const mask = within(picture.selection, picture);
    const name = `${document.name.replace(/\.[^.]+$/, '')}-${i18next.t('selection.maskName')}`;
    await borrowing(async (owner) => {
      const pixels = await assemble(mask, { width, height }, owner);
      await save({ pixels, metadata: null, format: 'png', quality: 100, name });
    });
  } catch (error) {
    report(error);
  }
}

/** Asks for a picture and takes how bright it is for the selection. One of another size is scaled if the person wants. */
export async function openMask(): Promise<void> {
  const id = activeDocument()?.id;
  const [file] = await chooseFiles(false);
  if (id === undefined || !file) return;
  try {
    const mask = await borrowing(async (owner) => {
      const opened = await openPicture(file, owner);
      return opened && (await fetchPixels(opened.pixels));
    });
    if (mask) takeMask(id, mask);
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
