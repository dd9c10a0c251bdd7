import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import './documents.css';
import { useOpenings } from './opening.ts';
import { useSavings } from './save/saving.ts';

/** The files that are being opened or saved, where that takes a while: how far each is, and a way to stop opening it. */
export function FileProgress() {
  const { t } = useTranslation();
  const openings = useOpenings((state) => state.openings);
  const savings = useSavings((state) => state.names);
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
      {savings.map((name, at) => (
        <div key={`${name} ${at}`} className="opening" role="group" aria-label={t('files.saving', { name })}>
          <span className="opening-name">{t('files.saving', { name })}</span>
          <Progress label={t('files.saving', { name })} value={null} />
        </div>
      ))}
    </div>
  );
}
