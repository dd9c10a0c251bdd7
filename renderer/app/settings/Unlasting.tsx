import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { resetSettings, useDescription } from '../../base/application.ts';
import { Button } from '../../ui/Button.tsx';

/** Says that what is changed won't be remembered, and what can be done about it. */
export function Unlasting() {
  const { t } = useTranslation();
  const { settingsTrouble: trouble } = useDescription();
  if (trouble === null || trouble.kind === 'damaged') return null;
  return (
    <div className="settings-trouble" role="alert">
      <TriangleAlert size={16} aria-hidden />
      <p>{t(`settings.trouble.${trouble.kind}`, trouble)}</p>
      <Button look="filled" onClick={() => void resetSettings()}>
        {t('settings.trouble.afresh')}
      </Button>
    </div>
  );
}
