import { Layers2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { closeDialog, useDialogs } from '../actions/dialogs.ts';
import { useDescription } from '../base/application.ts';
import { Sheet } from '../ui/Sheet.tsx';

/** What this is, in which version, and on which terms. */
export function AboutSheet() {
  const { t } = useTranslation();
  const open = useDialogs((state) => state.open === 'about');
  const { version } = useDescription();
  return (
    <Sheet open={open} title={t('actions.about')} close={t('about.close')} onClose={closeDialog}>
      <p className="about-name">
        <Layers2 className="brand" size={24} aria-hidden />
        {t('about.version', { version })}
      </p>
      <p>{t('about.what')}</p>
      <p className="about-terms">{t('about.terms')}</p>
    </Sheet>
  );
}
