import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { perform } from '../actions/registry.ts';
import { StatusWork } from '../ui/StatusWork.tsx';
import { shareOf, useShelf } from './store.ts';

/** How far a model is that is being downloaded; leads to the shelf. */
export function ModelStatus() {
  const { t } = useTranslation();
  const coming = useShelf(({ shelf }) => shelf?.models.find(({ state }) => state.kind === 'coming'));
  if (coming?.state.kind !== 'coming') return null;
  const name = t(`models.names.${coming.id}`);
  const fraction = shareOf(coming.state);
  return (
    <StatusWork
      icon={Download}
      words={
        fraction === null
          ? `${name}: ${t('models.keeping')}`
          : t('models.status', { name, percent: Math.floor(fraction * 100) })
      }
      tip={t('models.backTo')}
      label={t('models.progress', { name })}
      fraction={fraction}
      onClick={() => {
        perform('models');
      }}
    />
  );
}
