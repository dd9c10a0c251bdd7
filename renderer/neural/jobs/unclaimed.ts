import type { EndedJob } from './store.ts';

/** More than can end between a question and its answer; other windows' jobs come by here too. */
const most = 50;

const jobs = new Map<string, EndedJob>();

/** Keeps a job that ended before the answer to `startJob` said whose it is. */
export function leaveUnclaimed(job: EndedJob): void {
  jobs.set(job.id, job);
  for (const id of [...jobs.keys()].slice(0, -most)) jobs.delete(id);
}

/** The job, should it have ended already. */
export function claim(id: string): EndedJob | null {
  const job = jobs.get(id) ?? null;
  jobs.delete(id);
  return job;
}
