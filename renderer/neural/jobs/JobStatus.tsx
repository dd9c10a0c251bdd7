import { Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { duration } from './duration.ts';
import './jobs.css';
import { cancel } from './run.ts';
import { runningJob, useJobs, waitingCount } from './store.ts';

/** What is running: which part of the work, how far, how long still, and a stop. */
export function JobStatus() {
  const { t, i18n } = useTranslation();
  const job = useJobs(runningJob);
  const waiting = useJobs(waitingCount);
  const more = waiting > 0 && <span className="job-waiting">{t('jobs.waiting', { count: waiting })}</span>;
  if (!job) return <div className="job">{more}</div>;
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
