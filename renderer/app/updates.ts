import i18next from 'i18next';
import { CallError } from '../../preload/contract/index.ts';
import type { UpdateNews } from '../../preload/contract/index.ts';
import { useApp } from '../base/application.ts';
import { pentimento } from '../base/connection.ts';
import { notify, report } from '../base/notices.ts';

/** Asks at the start for a newer version, where the person wants that. */
export async function lookForUpdate(): Promise<void> {
  const { description } = useApp.getState();
  if (!description?.updates || !description.settings.updates || description.settings.offline) return;
  try {
    tell(await pentimento().call('checkForUpdate', {}));
  } catch (error) {
    // Who is on the road has no connection at some starts, and didn't ask just now; anything else is told.
    if (!(error instanceof CallError && error.because === 'unreachable')) report(error);
  }
}

/** Asks now, and tells that there is nothing newer, too. */
export async function lookForUpdateNow(): Promise<void> {
  try {
    const news = await pentimento().call('checkForUpdate', {});
    if (news.kind === 'newest') notify('success', i18next.t('settings.updates.newest'));
    else tell(news);
  } catch (error) {
    report(error);
  }
}

function tell(news: UpdateNews): void {
  if (news.kind === 'newest') return;
  const { t } = i18next;
  notify(
    'information',
    t('settings.updates.newer', { version: news.version }),
    null,
    {
      label: t('settings.updates.show'),
      run: () => void pentimento().call('showUpdate', {}).catch(report),
    },
    'stays',
  );
}
