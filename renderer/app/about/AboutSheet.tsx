import { Layers2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { closeDialog, useDialogs } from '../../actions/dialogs.ts';
import { useDescription } from '../../base/application.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { Licences } from './Licences.tsx';
import './about.css';

/** What this is, in which version, and of whose work it is made. */
export function AboutSheet() {
  const { t } = useTranslation();
  const open = useDialogs((state) => state.open === 'about');
  const { version } = useDescription();
  return (
    <Sheet
      open={open}
      title={t('actions.about')}
      close={t('about.close')}
      onClose={closeDialog}
      className="dialog-framed about"
    >
      <div className="about-lead">
        <Layers2 className="brand" size={32} strokeWidth={1.5} aria-hidden />
        <div>
          <p className="about-name">{t('about.version', { version })}</p>
          <p>{t('about.what')}</p>
          <p className="about-terms">{t('about.terms')}</p>
        </div>
      </div>
      <Licences />
    </Sheet>
  );
}
