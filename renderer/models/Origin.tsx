import { useTranslation } from 'react-i18next';
import type { ShelfModel } from '../../preload/contract/index.ts';
import { useDescription } from '../base/application.ts';
import { showOrigin } from './commands.ts';

/** Where a model comes from, with the page about it where there is one. */
export function Origin({ model: { id, origin } }: { readonly model: ShelfModel }) {
  const { t } = useTranslation();
  const { surface } = useDescription();
  if (origin.kind === 'own') return <>{t('models.shortOrigins.own')}</>;
  const words = origin.kind === 'package' ? origin.name : new URL(origin.address).host;
  const label = `${words}: ${t('models.originPage', { name: t(`models.names.${id}`) })}`;
  if (surface === 'browser')
    return (
      <a className="models-link" href={origin.address} target="_blank" rel="noreferrer" aria-label={label}>
        {words}
      </a>
    );
  return (
    <button type="button" className="models-link" aria-label={label} onClick={() => void showOrigin(id)}>
      {words}
    </button>
  );
}
