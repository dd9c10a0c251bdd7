import { CircleAlert, CircleCheck, CircleSlash, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { picturesIn } from '../../../preload/contract/index.ts';
import type { Hash } from '../../../preload/contract/index.ts';
import { failureWords } from '../../base/notices.ts';
import { duration } from '../../neural/jobs/duration.ts';
import { cancel } from '../../neural/jobs/run.ts';
import { imageOf, useJobs } from '../../neural/jobs/store.ts';
import type { EndedJob, OpenJob } from '../../neural/jobs/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Thumbnail } from '../../view/Thumbnail.tsx';
import { clearEndedJobs, useEndedJobs } from './ended-jobs.ts';
import './jobs-panel.css';

/** What runs, what waits in which order, and what is done. */
export function JobsPanel() {
  const { t } = useTranslation();
  const open = useJobs((state) => state.jobs);
  const ended = useEndedJobs((state) => state.jobs);
  if (open.length + ended.length === 0) return <p className="panel-empty">{t('jobs.none')}</p>;
  return (
    <div className="jobs-panel">
      <ol aria-label={t('jobs.open')}>
        {open.map((job, at) => (
          <Open key={job.id} job={job} place={at} />
        ))}
      </ol>
      {ended.length > 0 && (
        <section aria-label={t('jobs.ended')}>
          <header>
            <h3>{t('jobs.ended')}</h3>
            <IconButton small icon={Trash2} label={t('jobs.clear')} onClick={clearEndedJobs} />
          </header>
          <ul>
            {ended.map((job) => (
              <Ended key={job.id} job={job} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Open({ job, place }: { readonly job: OpenJob; readonly place: number }) {
  const { t, i18n } = useTranslation();
  const title = t(`tools.${job.tool}.title`);
  const running = job.state === 'running';
  return (
    <li className="job-row">
      <Thumbnail pixels={(running ? job.preview : null) ?? imageOf(job)?.pixels ?? null} size={48} />
      <div className="job-words">
        <strong>{title}</strong>
        <span>{imageOf(job)?.name}</span>
        {running ? (
          <>
            <Progress label={t('jobs.shareDone', { tool: title })} value={job.fraction} />
            <span>
              {t(`stages.${job.stage}`, { defaultValue: job.stage })} · {Math.round(job.fraction * 100)} %
              {job.secondsLeft !== null &&
                ` · ${t('jobs.left', { time: duration(job.secondsLeft, i18n.language) })}`}
            </span>
          </>
        ) : (
          <span>{t('jobs.place', { place })}</span>
        )}
      </div>
      <IconButton
        small
        icon={X}
        label={t('jobs.cancel')}
        side="left"
        onClick={() => {
          cancel(job.id);
        }}
      />
    </li>
  );
}

const icons = { done: CircleCheck, failed: CircleAlert, cancelled: CircleSlash } as const;

function Ended({ job }: { readonly job: EndedJob }) {
  const { t, i18n } = useTranslation();
  const Icon = icons[job.state];
  const words = {
    done: () => t('jobs.took', { time: duration(job.state === 'done' ? job.seconds : 0, i18n.language) }),
    failed: () => (job.state === 'failed' ? failureWords(job.error).detail : ''),
    cancelled: () => t('jobs.stopped'),
  };
  return (
    <li className={`job-row job-${job.state}`}>
      <Thumbnail pixels={shownOf(job)} size={48} />
      <div className="job-words">
        <strong>{t(`tools.${job.tool}.title`)}</strong>
        <span>{imageOf(job)?.name}</span>
        <span>{words[job.state]()}</span>
      </div>
      <Icon size={16} aria-hidden />
    </li>
  );
}

/** The first picture that was made, else what was worked on. */
function shownOf(job: EndedJob): Hash | null {
  const [made] = job.state === 'done' ? picturesIn(job.result) : [];
  return made ?? imageOf(job)?.pixels ?? null;
}
