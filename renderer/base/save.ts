import i18next from 'i18next';
import type { Request, SavedFile } from '../../preload/contract/index.ts';
import { pentimento } from './connection.ts';
import { download } from './download.ts';
import { notify, report } from './notices.ts';

/** Whether the picture was saved; where it failed, the person has been told. */
export async function save(request: Request<'savePicture'>): Promise<boolean> {
  return (await placeOf(pentimento().call('savePicture', request))) !== null;
}

/** Where the file was saved; null where it was not, of which the person knows. */
export function saveFile(request: Request<'saveFile'>): Promise<string | null> {
  return placeOf(pentimento().call('saveFile', request));
}

/** Where something was saved, as is told; null where it was not, of which the person knows. */
export async function placeOf(saving: Promise<SavedFile>): Promise<string | null> {
  try {
    const saved = await saving;
    if (saved.kind === 'cancelled') return null;
    if (saved.kind === 'download') download(saved.name, saved.bytes);
    const place = saved.kind === 'saved' ? saved.path : saved.name;
    notify('success', i18next.t('save.done'), place);
    return place;
  } catch (error) {
    report(error);
    return null;
  }
}
