import { Images } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { perform } from '../actions/registry.ts';
import { StatusWork } from '../ui/StatusWork.tsx';
import { countOf, isFree, useBatch } from './store.ts';

/** How far the batch is, while the room is closed; leads back into it. */
export function BatchStatus() {
  const { t } = useTranslation();
  const { standing, rows } = useBatch();
  if (isFree(standing)) return null;
  const { done, skipped, failed } = countOf(rows);
  return (
    <StatusWork
      icon={Images}
      words={t('batchRoom.status', { ended: done + skipped + failed, count: rows.length })}
      tip={t('batchRoom.backTo')}
      label={t('batchRoom.progress')}
      fraction={standing.fraction}
      onClick={() => {
        perform('batch');
      }}
    />
  );
}
