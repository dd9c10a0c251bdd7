import { create } from 'zustand';
import type { EndedJob } from './store.ts';

/** How many are remembered. */
const most = 30;

/** Jobs that are over, latest first; errands are not among them. */
export const useEndedJobs = create<{ readonly jobs: readonly EndedJob[] }>(() => ({ jobs: [] }));

export function rememberEnded(job: EndedJob): void {
  useEndedJobs.setState(({ jobs }) => ({
    jobs: [job, ...jobs.filter(({ id }) => id !== job.id)].slice(0, most),
  }));
}

export function forgetEnded(id: string): void {
  useEndedJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }));
}

export function clearEndedJobs(): void {
  useEndedJobs.setState({ jobs: [] });
}
