import { Clock, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OpenDocument } from '../../picture/document.ts';
import { describeIn } from '../../picture/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Thumbnail } from '../../view/Thumbnail.tsx';
import { cancel } from '../jobs/run.ts';
import { imageOf, useJobs } from '../jobs/store.ts';
import type { OpenJob } from '../jobs/store.ts';
import { useRecipeSummary } from '../recipe/summary.ts';

/** A layer in the making: a click follows it on the canvas. */
export function PendingRow({ job, document }: { readonly job: OpenJob; readonly document: OpenDocument }) {
  const { t } = useTranslation();
  const summarise = useRecipeSummary();
  const recipe = useJobs((state) => state.origins[job.id]?.recipe);
  const title = recipe ? summarise(recipe).title : '';
  const running = job.state === 'running';
  const followed = running && document.following;
  return (
    <div className="layer-pending" data-followed={followed} data-testid={`pending-${job.id}`}>
      <button
        type="button"
        className="layer-follow"
        aria-pressed={followed}
        disabled={!running}
        onClick={() => {
          describeIn(document.id, { following: !followed });
        }}
      >
        {running && job.preview ? (
          <Thumbnail pixels={job.preview} profile={imageOf(job)?.profile} size={32} />
        ) : (
          <span className="layer-sign">
            <Clock size={16} aria-hidden />
          </span>
        )}
        <span className="layer-lines">
          <span className="layer-name">{title}</span>
          <span className="layer-facts">
            {running ? t('layers.making', { percent: Math.round(job.fraction * 100) }) : t('layers.waiting')}
          </span>
        </span>
      </button>
      <IconButton
        small
        icon={X}
        label={t('jobs.cancel')}
        side="left"
        onClick={() => {
          cancel(job.id);
        }}
      />
      {running && <Progress label={title} value={job.fraction} />}
    </div>
  );
}
