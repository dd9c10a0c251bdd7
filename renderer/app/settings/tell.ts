import i18next from 'i18next';
import { useApp } from '../../base/application.ts';
import { notify } from '../../base/notices.ts';
import { openSettings } from './store.ts';

/** Says at the start what of the settings doesn't hold, and why. */
export function tellOfSettings(): void {
  const { t } = i18next;
  const { settingsTrouble: trouble, cacheTrouble: cache } = useApp.getState().description ?? {};
  if (trouble) {
    notify(
      'failure',
      t(`settings.told.${trouble.kind}`),
      t(`settings.trouble.${trouble.kind}`, { ...trouble }),
      {
        label: t('settings.told.show'),
        run: () => {
          openSettings();
        },
      },
    );
  }
  if (cache)
    notify('failure', t('settings.told.cache'), t('settings.trouble.cache', { ...cache }), {
      label: t('settings.told.show'),
      run: () => {
        openSettings('storage');
      },
    });
}
