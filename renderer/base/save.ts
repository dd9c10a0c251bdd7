import i18next from 'i18next';
import type { Request } from '../../preload/contract/index.ts';
import { pentimento } from './connection.ts';
import { download } from './download.ts';
import { notify, report } from './notices.ts';

/** Whether the picture was saved; where it failed, the person has been told. */
export async function save(request: Request<'savePicture'>): Promise<boolean> {
  try {
    const saved = await pentimento().call('savePicture', request);
    switch (saved.kind) {
      case 'cancelled':
        return false;
      case 'saved':
        notify('success', i18next.t('save.done'), saved.path);
        return true;
      case 'download':
        download(saved.name, saved.bytes);
        notify('success', i18next.t('save.done'), saved.name);
        return true;
    }
  } catch (error) {
    report(error);
    return false;
  }
}
