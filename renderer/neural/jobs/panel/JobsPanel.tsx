import { CircleStop } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findTool } from '../../../base/application.ts';
import { useGoingOn } from '../../../base/going-on.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { useJobHistory } from '../history.ts';
import { move, stopAll } from '../run.ts';
import { useJobs } from '../store.ts';
import type { OpenJob } from '../store.ts';
import { EndedJobs } from './EndedJobs.tsx';
import { OpenRow } from './OpenRow.tsx';
import './jobs-panel.css';
import { ahead, dropped, listed, stepped } from './order.ts';
import type { Place } from './order.ts';

/**
 * What runs, what waits in which order, and what is over.
 *
 * @param children Rows of other work; each is there while its work goes on.
 */
export function JobsPanel({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const jobs = useJobs((state) => state.jobs);
  const records = useJobHistory((state) => state.records);
  const others = useGoingOn(({ works }) => works.some(({ id }) => !jobs.some((job) => job.id === id)));
  const idle = <p className="panel-empty">{t('jobs.none')}</p>;
  if (jobs.length + records.length === 0 && !others) return idle;
  return (
    <div className="jobs-panel">
      {jobs.length > 0 && <OpenJobs jobs={jobs} />}
      {jobs.length === 0 && !others && idle}
      {others && (
        <section aria-label={t('jobs.others')}>
          <header>
            <h3>{t('jobs.others')}</h3>
          </header>
          <ul aria-label={t('jobs.others')}>{children}</ul>
        </section>
      )}
      {records.length > 0 && <EndedJobs records={records} />}
    </div>
  );
}

function laneOf({ tool }: OpenJob): string {
  return findTool(tool)?.learns ? 'long' : 'brief';
}

function OpenJobs({ jobs }: { readonly jobs: readonly OpenJob[] }) {
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<OpenJob | null>(null);
  const stoppable = jobs.filter(({ state }) => state !== 'paused').length;
  const go = (job: OpenJob, place: Place | null) => {
    if (place) move(job.id, place.before);
  };
  return (
    <section aria-label={t('jobs.open')}>
      <header>
        <h3>{t('jobs.open')}</h3>
        {stoppable > 1 && (
          <IconButton small icon={CircleStop} label={t('jobs.stopAll')} side="left" onClick={stopAll} />
        )}
      </header>
      <ol aria-label={t('jobs.open')}>
        {listed(jobs, laneOf).map((job) => (
          <OpenRow
            key={job.id}
            job={job}
            ahead={ahead(job, jobs, laneOf)}
            movable={(stepped(job, -1, jobs, laneOf) ?? stepped(job, 1, jobs, laneOf)) !== null}
            onStep={(step) => {
              go(job, stepped(job, step, jobs, laneOf));
            }}
            onDrag={setDragged}
            placeFor={(half) => dragged && dropped(dragged, job, half, jobs, laneOf)}
            onDrop={(half) => {
              if (dragged) go(dragged, dropped(dragged, job, half, jobs, laneOf));
            }}
          />
        ))}
      </ol>
    </section>
  );
}
