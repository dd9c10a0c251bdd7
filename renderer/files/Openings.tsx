import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import './documents.css';
import { useOpenings } from './opening.ts';

/** The files that are being opened, where that takes a while: how far each is, and a way to stop it. */
export function Openings() {
  const { t } = useTranslation();
  const openings = useOpenings((state) => state.openings);
  return (
    <div className="openings">
      {openings.map(({ owner, name, share, stop }) => (
        <div key={owner} className="opening" role="group" aria-label={t('files.opening', { name })}>
          <span className="opening-name">{t('files.opening', { name })}</span>
          <Progress label={t('files.opening', { name })} value={share} />
          <Button look="filled" onClick={stop}>
            {t('files.stopOpening')}
          </Button>
        </div>
      ))}
    </div>
  );
}
