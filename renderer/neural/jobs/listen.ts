import i18next from 'i18next';
import type { Job } from '../../../preload/contract/index.ts';
import { pentimento, useConnection } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';
import { partsOf } from '../parts.ts';
import { conclude } from './conclude.ts';
import { rememberEnded } from './ended.ts';
import { endErrand, failErrands, isErrand } from './errand.ts';
import { keepFound } from './findings.ts';
import { isOpen, useJobs } from './store.ts';
import type { OpenJob } from './store.ts';
import { leaveUnclaimed } from './unclaimed.ts';

/** How long a connection may stay away before errands count as failed, milliseconds. */
const patience = 30_000;

export function listenToJobs(): void {
  pentimento().on('job', receive);
  let late: number | undefined;
  useConnection.subscribe(({ connected }) => {
    window.clearTimeout(late);
    if (connected) refresh().catch(report);
    else late = window.setTimeout(giveUp, patience);
  });
  refresh().catch(report);
}

/** Hears of what happened while the connection was away, or before this window was there. */
async function refresh(): Promise<void> {
  const jobs = await pentimento().call('jobs', {});
  const ids = new Set(jobs.map(({ id }) => id));
  for (const job of useJobs.getState().jobs) if (!ids.has(job.id)) receive(lost(job));
  const { origins } = useJobs.getState();
  for (const job of jobs) if (isOpen(job) || isErrand(job.id) || origins[job.id]) receive(job);
}

function giveUp(): void {
  const message = i18next.t('errors.connection-lost.help');
  failErrands({ code: 'connection-lost', message });
}

/** A job that the application doesn't know any more: it was started again meanwhile. */
function lost({ id, tool, parameters, inputs }: OpenJob): Job {
  const error = { code: 'job-lost', message: i18next.t('errors.job-lost.help') };
  return { id, tool, parameters, inputs, state: 'failed', error, partial: null };
}

function receive(job: Job): void {
  if (isOpen(job)) {
    useJobs.setState(({ jobs }) => {
      const known = jobs.some(({ id }) => id === job.id);
      return { jobs: known ? jobs.map((other) => (other.id === job.id ? job : other)) : [...jobs, job] };
    });
    return;
  }
  const origin = useJobs.getState().origins[job.id];
  // Before its pictures are let go.
  if (!isErrand(job.id)) {
    rememberEnded(job);
    keepFound(job);
    void partsOf(job.tool).keep?.(job);
  }
  // What was seen last stays until the result is in its place.
  if (origin) void conclude(job, origin);
  useJobs.setState(({ jobs, origins }) => ({
    jobs: jobs.filter(({ id }) => id !== job.id),
    origins: Object.fromEntries(Object.entries(origins).filter(([id]) => id !== job.id)),
  }));
  if (isErrand(job.id)) {
    endErrand(job);
    return;
  }
  if (!origin) leaveUnclaimed(job);
}
