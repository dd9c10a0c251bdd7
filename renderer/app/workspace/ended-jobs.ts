import { create } from 'zustand';
import { pentimento } from '../../base/connection.ts';
import { isErrand } from '../../neural/jobs/run.ts';
import type { EndedJob } from '../../neural/jobs/store.ts';

/** How many are remembered. */
const most = 30;

/** Jobs that are over, latest first; errands are not among them. */
export const useEndedJobs = create<{ readonly jobs: readonly EndedJob[] }>(() => ({ jobs: [] }));

export function listenToEndedJobs(): void {
  pentimento().on('job', (job) => {
    if (job.state === 'queued' || job.state === 'running' || isErrand(job.id)) return;
    useEndedJobs.setState(({ jobs }) => ({
      jobs: [job, ...jobs.filter(({ id }) => id !== job.id)].slice(0, most),
    }));
  });
}

export function clearEndedJobs(): void {
  useEndedJobs.setState({ jobs: [] });
}
