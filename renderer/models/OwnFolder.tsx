import { FolderOpen, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ModelShelf } from '../../preload/contract/index.ts';
import { closeDialog } from '../actions/dialogs.ts';
import { useDescription } from '../base/application.ts';
import { bytesInWords } from '../base/bytes.ts';
import { openPeople } from '../neural/people/store.ts';
import { Button } from '../ui/Button.tsx';
import { showModels } from './commands.ts';

/** The person's own folder: where it is, what was taught here, and what lies in it that is no model. */
export function OwnFolder({ shelf: { folder, made, stray } }: { readonly shelf: ModelShelf }) {
  const { t, i18n } = useTranslation();
  const { surface } = useDescription();
  const amount = ({ count, bytes }: ModelShelf['made']['styles']) =>
    count === 0 ? t('models.none') : t('models.amount', { count, size: bytesInWords(bytes, i18n.language) });
  return (
    <section aria-label={t('models.own')}>
      <h3>{t('models.own')}</h3>
      <div className="models-folder">
        <p>{t('models.folderWhat')}</p>
        <div className="models-do">
          <code className="selectable">{folder}</code>
          {surface === 'desktop' && (
            <Button look="filled" icon={FolderOpen} onClick={() => void showModels()}>
              {t('models.openFolder')}
            </Button>
          )}
        </div>
      </div>
      <dl className="models-made">
        <div>
          <dt>{t('models.made.styles')}</dt>
          <dd>{amount(made.styles)}</dd>
        </div>
        <div>
          <dt>{t('models.made.people')}</dt>
          <dd>{amount(made.people)}</dd>
          <Button
            icon={Users}
            onClick={() => {
              closeDialog();
              openPeople(null, null);
            }}
          >
            {t('models.lookAfter')}
          </Button>
        </div>
      </dl>
      {stray.length > 0 && (
        <>
          <h4>{t('models.strayTitle')}</h4>
          <ul className="models-strays">
            {stray.map(({ name, bytes, why, model }) => (
              <li key={name}>
                <span>{name}</span>
                <small>
                  {bytesInWords(bytes, i18n.language)} ·{' '}
                  {t(`models.strays.${why}`, { model: model === null ? '' : t(`models.names.${model}`) })}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
