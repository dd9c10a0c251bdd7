import { Pause, Play, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { findTool } from '../../base/application.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { percentOf } from './conclude.ts';
import { duration } from './duration.ts';
import './jobs.css';
import { cancel, pause, resume } from './run.ts';
import { pausedJob, runningJob, useJobs, waitingCount } from './store.ts';

/**
 * What is running: which part of the work, how far, how long still, and a stop; of what learns, a pause as well. While
 * nothing runs, what was paused, to let it go on.
 */
export function JobStatus() {
  const { t, i18n } = useTranslation();
  const job = useJobs(runningJob);
  const waiting = useJobs(waitingCount);
  const more = waiting > 0 && <span className="job-waiting">{t('jobs.waiting', { count: waiting })}</span>;
  const paused = useJobs(pausedJob);
  if (!job)
    return (
      <div className="job">
        {paused && <Paused job={paused} />}
        {more}
      </div>
    );
  const done = job.fraction;
  return (
    <div className="job">
      <span className="job-stage">{t(`stages.${job.stage}`, { defaultValue: job.stage })}</span>
      <Progress label={t('jobs.progress', { tool: t(`tools.${job.tool}.title`) })} value={done} />
      <span className="job-percent">{Math.round(done * 100)} %</span>
      {job.secondsLeft !== null && (
        <span className="job-left">{t('jobs.left', { time: duration(job.secondsLeft, i18n.language) })}</span>
      )}
      {more}
      {findTool(job.tool)?.learns && (
        <IconButton
          small
          icon={Pause}
          label={t('jobs.pause')}
          side="top"
          onClick={() => {
            pause(job.id);
          }}
        />
      )}
      <IconButton
        small
        icon={Square}
        label={t('jobs.cancel')}
        side="top"
        onClick={() => {
          cancel(job.id);
        }}
      />
    </div>
  );
}

function Paused({ job }: { readonly job: NonNullable<ReturnType<typeof pausedJob>> }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="job-stage">
        {t(`tools.${job.tool}.title`)}: {t('jobs.paused', { percent: percentOf(job.fraction) })}
      </span>
      <IconButton
        small
        icon={Play}
        label={t('jobs.resume')}
        side="top"
        onClick={() => {
          resume(job.id);
        }}
      />
    </>
  );
}
