import { Images } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { perform } from '../actions/registry.ts';
import { Progress } from '../ui/Progress.tsx';
import { Tip } from '../ui/Tip.tsx';
import './batch-status.css';
import { countOf, isFree, useBatch } from './store.ts';

/** How far the batch is, while the room is closed; leads back into it. */
export function BatchStatus() {
  const { t } = useTranslation();
  const { standing, rows } = useBatch();
  if (isFree(standing)) return null;
  const { done, skipped, failed } = countOf(rows);
  const words = t('batchRoom.status', { ended: done + skipped + failed, count: rows.length });
  return (
    <Tip text={t('batchRoom.backTo')} side="top">
      <button
        type="button"
        className="batch-status"
        onClick={() => {
          perform('batch');
        }}
      >
        <Images size={14} aria-hidden />
        <span>{words}</span>
        <Progress label={t('batchRoom.progress')} value={standing.fraction} />
      </button>
    </Tip>
  );
}
