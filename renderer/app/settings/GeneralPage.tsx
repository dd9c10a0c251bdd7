import { useTranslation } from 'react-i18next';
import { Language } from '../../../preload/contract/index.ts';
import { changeSettings, useDescription } from '../../base/application.ts';
import { languages } from '../../base/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { setTheme, themes } from '../theme.ts';
import { lookForUpdateNow } from '../updates.ts';
import { Setting } from './Setting.tsx';

/** Language, look, and whether anything may be connected to. */
export function GeneralPage() {
  const { t } = useTranslation();
  const { settings, updates } = useDescription();
  return (
    <>
      <Setting title={t('settings.language')}>
        <Select
          label={t('settings.language')}
          value={settings.language ?? 'system'}
          options={[
            { value: 'system', label: t('settings.system') },
            ...Language.options.map((value) => ({ value, label: languages[value] })),
          ]}
          onChange={(value) =>
            void changeSettings({ language: Language.nullable().catch(null).parse(value) })
          }
        />
      </Setting>
      <Setting title={t('settings.theme')} about={t(`settings.aboutThemes.${settings.theme}`)}>
        <Segmented
          label={t('settings.theme')}
          value={settings.theme}
          options={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
          onChange={setTheme}
        />
      </Setting>
      <Setting title={t('settings.connections')} about={t('settings.aboutConnections')}>
        <label className="setting-check">
          <input
            type="checkbox"
            checked={settings.offline}
            onChange={(event) => void changeSettings({ offline: event.target.checked })}
          />
          {t('settings.offline')}
        </label>
      </Setting>
      <Setting
        title={t('settings.updates.title')}
        about={updates ? t('settings.updates.about') : t('settings.updates.none')}
      >
        <div className="setting-updates">
          <label className="setting-check">
            <input
              type="checkbox"
              checked={updates && settings.updates}
              disabled={!updates || settings.offline}
              onChange={(event) => void changeSettings({ updates: event.target.checked })}
            />
            {t('settings.updates.atStart')}
          </label>
          <Button
            look="filled"
            disabled={!updates || settings.offline}
            onClick={() => void lookForUpdateNow()}
          >
            {t('settings.updates.now')}
          </Button>
        </div>
      </Setting>
    </>
  );
}
