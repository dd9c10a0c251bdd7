import { create } from 'zustand';
import type { Job } from '../../preload/contract.ts';
import type { Recipe } from '../../preload/recipe.ts';

/** For whom a job works: the picture it came from, and how its panel stood. */
export interface Origin {
  readonly document: string;
  readonly recipe: Recipe;
}

interface JobsState {
  /** Jobs that have not ended, in the order they were started. */
  readonly jobs: readonly OpenJob[];
  readonly origins: Readonly<Record<string, Origin>>;
}

export const useJobs = create<JobsState>(() => ({ jobs: [], origins: {} }));

/** A job that waits or runs, and one that is over. */
export type OpenJob = Extract<Job, { state: 'queued' | 'running' }>;
export type EndedJob = Exclude<Job, OpenJob>;
export type RunningJob = Extract<Job, { state: 'running' }>;

export function runningJob({ jobs }: JobsState): RunningJob | null {
  return jobs.find((job): job is RunningJob => job.state === 'running') ?? null;
}

export function waitingCount({ jobs }: JobsState): number {
  return jobs.filter((job) => job.state === 'queued').length;
}

/** The jobs of one picture. */
export function jobsOf(state: JobsState, document: string): readonly OpenJob[] {
  return state.jobs.filter((job) => state.origins[job.id]?.document === document);
}
