import i18next from 'i18next';
import type { Job } from '../../../preload/contract/index.ts';
import { pentimento, useConnection } from '../../base/connection.ts';
import { goesOn, isOver } from '../../base/going-on.ts';
import { failureWords, report } from '../../base/notices.ts';
import { partsOf } from '../parts.ts';
import { conclude } from './conclude.ts';
import { endErrand, failErrands, isErrand } from './errand.ts';
import { keepFound } from './findings.ts';
import { imageOf, isOpen, useJobs } from './store.ts';
import type { EndedJob, OpenJob } from './store.ts';
import { leaveUnclaimed } from './unclaimed.ts';

/** How long a connection may stay away before errands count as failed, milliseconds. */
const patience = 30_000;

export function listenToJobs(): void {
  pentimento().on('job', receive);
  pentimento().on('jobOrder', reorder);
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
  reorder(jobs.map(({ id }) => id));
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
  follow(job);
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

/** Jobs that are new to that order come last. */
function reorder(ids: readonly string[]): void {
  const place = new Map(ids.map((id, at) => [id, at]));
  useJobs.setState(({ jobs }) => ({
    jobs: jobs.toSorted((a, b) => (place.get(a.id) ?? ids.length) - (place.get(b.id) ?? ids.length)),
  }));
}

/** When the jobs began that run, on the clock of `performance.now`. */
const begun = new Map<string, number>();

/** Lets the window's surroundings know how far a job is, and who looks elsewhere that it ended. */
function follow(job: Job): void {
  if (job.state === 'running') {
    if (!begun.has(job.id)) begun.set(job.id, performance.now());
    goesOn(job.id, job.fraction);
    return;
  }
  const since = begun.get(job.id);
  if (since === undefined) return;
  begun.delete(job.id);
  // Who stops a job, or lets it wait, is there.
  isOver(job.id, job.state === 'done' || job.state === 'failed' ? tidingsOf(job, since) : undefined);
}

function tidingsOf(job: Extract<EndedJob, { state: 'done' | 'failed' }>, since: number) {
  const { t } = i18next;
  const name = imageOf(job)?.name ?? '';
  const failed = job.state === 'failed';
  const tool = t(`tools.${job.tool}.title`);
  return {
    title: t(failed ? 'jobs.failed' : 'jobs.finished', { tool }),
    body: failed ? [name, failureWords(job.error).detail].filter(Boolean).join(': ') : name,
    ...{ failed, seconds: (performance.now() - since) / 1000 },
  };
}
