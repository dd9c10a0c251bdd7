import { useTranslation } from 'react-i18next';
import { Fold } from '../../ui/Fold.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { keys } from './views.ts';

/** The dialog's keys, one fold deeper. */
export function KeyList() {
  const { t } = useTranslation();
  return (
    <Fold title={t('compare.methods.keys.title')}>
      <div className="methods-keys">
        {keys.map(({ name, shortcuts }) => (
          <div key={name}>
            <span>{t(`compare.methods.keys.${name}`)}</span>
            {shortcuts.map((shortcut) => (
              <Keys key={shortcut.key} shortcut={shortcut} />
            ))}
          </div>
        ))}
        <p>{t('compare.methods.keys.pointer')}</p>
      </div>
    </Fold>
  );
}
