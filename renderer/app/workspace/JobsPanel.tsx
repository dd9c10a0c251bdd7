import { CircleAlert, CircleCheck, CircleSlash, Pause, Play, Square, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { findTool } from '../../base/application.ts';
import { failureWords } from '../../base/notices.ts';
import { percentOf } from '../../neural/jobs/conclude.ts';
import { duration } from '../../neural/jobs/duration.ts';
import { clearEndedJobs, useEndedJobs } from '../../neural/jobs/ended.ts';
import { cancel, pause, resume } from '../../neural/jobs/run.ts';
import { imageOf, useJobs } from '../../neural/jobs/store.ts';
import type { EndedJob, OpenJob } from '../../neural/jobs/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { SmallView, Thumbnail } from '../../view/Thumbnail.tsx';
import { LossCurve } from './LossCurve.tsx';
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
            {ended.map(({ job, picture }) => (
              <Ended key={job.id} job={job} picture={picture} />
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
  const preview = job.state === 'queued' ? null : job.preview;
  return (
    <li className="job-row">
      <Thumbnail pixels={preview ?? imageOf(job)?.pixels ?? null} profile={imageOf(job)?.profile} size={48} />
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
          <span>
            {job.state === 'paused'
              ? t('jobs.paused', { percent: percentOf(job.fraction) })
              : t('jobs.place', { place })}
          </span>
        )}
        {job.state !== 'queued' && job.losses && <LossCurve losses={job.losses} />}
        {job.state === 'paused' && job.why && <span>{failureWords(job.why).detail}</span>}
      </div>
      <PauseButton job={job} />
      <IconButton
        small
        icon={job.state === 'running' ? Square : X}
        label={t(job.state === 'paused' ? 'jobs.discard' : 'jobs.cancel')}
        side="left"
        onClick={() => {
          cancel(job.id);
        }}
      />
    </li>
  );
}

/** Lets a job wait that learns, and go on. */
function PauseButton({ job }: { readonly job: OpenJob }) {
  const { t } = useTranslation();
  if (job.state === 'paused')
    return (
      <IconButton
        small
        icon={Play}
        label={t('jobs.resume')}
        side="left"
        onClick={() => {
          resume(job.id);
        }}
      />
    );
  if (!findTool(job.tool)?.learns) return null;
  return (
    <IconButton
      small
      icon={Pause}
      label={t('jobs.pause')}
      side="left"
      onClick={() => {
        pause(job.id);
      }}
    />
  );
}

const icons = { done: CircleCheck, failed: CircleAlert, cancelled: CircleSlash } as const;

function Ended({ job, picture }: { readonly job: EndedJob; readonly picture: ImageBitmap | null }) {
  const { t, i18n } = useTranslation();
  const Icon = icons[job.state];
  const partial = job.state === 'done' ? null : job.partial;
  const words = {
    done: () => t('jobs.took', { time: duration(job.state === 'done' ? job.seconds : 0, i18n.language) }),
    failed: () => (job.state === 'failed' ? failureWords(job.error).detail : ''),
    cancelled: () =>
      partial ? t('jobs.keptEnded', { percent: percentOf(partial.fraction) }) : t('jobs.stopped'),
  };
  return (
    <li className={`job-row job-${job.state}`}>
      <SmallView bitmap={picture} size={48} />
      <div className="job-words">
        <strong>{t(`tools.${job.tool}.title`)}</strong>
        <span>{imageOf(job)?.name}</span>
        <span>{words[job.state]()}</span>
      </div>
      <Icon size={16} aria-hidden />
    </li>
  );
}
