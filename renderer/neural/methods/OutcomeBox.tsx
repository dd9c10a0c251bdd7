import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../../base/notices.ts';
import { Progress } from '../../ui/Progress.tsx';
import { duration } from '../jobs/duration.ts';
import { useJobs } from '../jobs/store.ts';
import type { Outcome } from './store.ts';

interface OutcomeBoxProps {
  readonly name: string;
  readonly outcome: Exclude<Outcome, { state: 'done' }>;
}

/** What stands in the place of a result that isn't there: how far it is, or why there will be none. */
export function OutcomeBox({ name, outcome }: OutcomeBoxProps) {
  const { t } = useTranslation();
  switch (outcome.state) {
    case 'waiting':
    case 'stopped':
      return <div className="methods-box">{t(`compare.methods.${outcome.state}`)}</div>;
    case 'working':
      return <Working name={name} job={outcome.job} />;
    case 'failed': {
      const { title, detail } = failureWords(outcome.error);
      return (
        <div className="methods-box" role="alert">
          <CircleAlert size={20} aria-hidden />
          <strong>{title}</strong>
          <span>{detail}</span>
        </div>
      );
    }
  }
}

function Working({ name, job: id }: { readonly name: string; readonly job: string | null }) {
  const { t, i18n } = useTranslation();
  const job = useJobs((state) => state.jobs.find((each) => each.id === id));
  if (job?.state !== 'running') return <div className="methods-box">{t('compare.methods.waiting')}</div>;
  const { stage, fraction, secondsLeft } = job;
  return (
    <div className="methods-box">
      <span>{t(`stages.${stage}`, { defaultValue: stage })}</span>
      <Progress label={t('compare.methods.progress', { name })} value={fraction} />
      <span className="methods-note">
        {Math.round(fraction * 100)} %
        {secondsLeft !== null && ` · ${t('jobs.left', { time: duration(secondsLeft, i18n.language) })}`}
      </span>
    </div>
  );
}
