import { Clock, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Thumbnail } from '../canvas/Thumbnail.tsx';
import type { PhotoDocument } from '../documents/document.ts';
import { follow } from '../documents/store.ts';
import { cancel } from '../jobs/run.ts';
import { useJobs } from '../jobs/store.ts';
import type { OpenJob } from '../jobs/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { useRecipeSummary } from './summary.ts';

/** A version in the making: a click follows it on the canvas. */
export function PendingRow({ job, document }: { readonly job: OpenJob; readonly document: PhotoDocument }) {
  const { t } = useTranslation();
  const summarise = useRecipeSummary();
  const recipe = useJobs((state) => state.origins[job.id]?.recipe);
  const running = job.state === 'running';
  const current = running && document.live;
  return (
    <li className="version version-pending" data-current={current} data-testid={`pending-${job.id}`}>
      <button
        type="button"
        className="version-show"
        aria-current={current}
        disabled={!running}
        onClick={() => {
          follow(document.id);
        }}
      >
        {running && job.preview ? (
          <Thumbnail pixels={job.preview} size={40} />
        ) : (
          <span className="version-waiting">
            <Clock size={16} aria-hidden />
          </span>
        )}
        <span className="version-text">
          <span className="version-title">{recipe && summarise(recipe).title}</span>
          <span className="version-facts">
            {running
              ? t('versions.making', { percent: Math.round(job.fraction * 100) })
              : t('versions.waiting')}
          </span>
        </span>
      </button>
      <span className="version-actions">
        <IconButton
          small
          icon={X}
          label={t('versions.cancel')}
          side="left"
          onClick={() => {
            cancel(job.id);
          }}
        />
      </span>
    </li>
  );
}
