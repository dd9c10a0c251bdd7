import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { discard, leaveForLater, recover, useRecoverable } from './recover.ts';
import './recovery.css';

/** Offers the documents that were open with unsaved changes when the application ended. */
export function RecoverySheet() {
  const { t, i18n } = useTranslation();
  const { found, left } = useRecoverable();
  const [busy, setBusy] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  const during = (work: Promise<void>) => {
    setBusy(true);
    void work.finally(() => {
      setBusy(false);
    });
  };
  const nothing = found.length === 0;
  const all = found.map(({ id }) => id);
  return (
    <Sheet
      open={found.length + left.length > 0}
      title={t('recovery.title')}
      close={t(nothing ? 'recovery.close' : 'recovery.later')}
      onClose={leaveForLater}
      className="recovery"
      first={confirm}
    >
      {left.length > 0 && (
        <div role="alert" className="recovery-left">
          <strong>{t('recovery.left')}</strong>
          {left.map(({ why, folder }) => (
            <p key={folder}>{t(`recovery.whyLeft.${why}`, { folder })}</p>
          ))}
        </div>
      )}
      {!nothing && <p className="recovery-lead">{t('recovery.lead')}</p>}
      <ul className="recovery-list">
        {found.map(({ id, name, when, width, height, thumbnail }) => (
          <li key={id}>
            <span className="recovery-thumbnail">{thumbnail !== null && <img src={thumbnail} alt="" />}</span>
            <span className="recovery-name">
              <strong>{name}</strong>
              <span>
                {width} × {height} px ·{' '}
                {new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(
                  when,
                )}
              </span>
            </span>
            <Button
              look="filled"
              disabled={busy}
              aria-label={t('recovery.openOne', { name })}
              onClick={() => {
                during(recover([id]));
              }}
            >
              {t('recovery.open')}
            </Button>
            <IconButton
              small
              icon={Trash2}
              disabled={busy}
              label={t('recovery.discardOne', { name })}
              onClick={() => {
                during(discard([id]));
              }}
            />
          </li>
        ))}
      </ul>
      <footer className="dialog-foot">
        {nothing ? (
          <Button ref={confirm} look="accent" onClick={leaveForLater}>
            {t('recovery.close')}
          </Button>
        ) : (
          <>
            <Button
              look="plain"
              disabled={busy}
              onClick={() => {
                during(discard(all));
              }}
            >
              {t('recovery.discardAll')}
            </Button>
            <Button look="filled" disabled={busy} onClick={leaveForLater}>
              {t('recovery.later')}
            </Button>
            <Button
              ref={confirm}
              look="accent"
              disabled={busy}
              onClick={() => {
                during(recover(all));
              }}
            >
              {busy ? t('recovery.opening') : t('recovery.openAll')}
            </Button>
          </>
        )}
      </footer>
    </Sheet>
  );
}
