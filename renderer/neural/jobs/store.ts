import { create } from 'zustand';
import type { Job, NamedPixels } from '../../../preload/contract/index.ts';
import type { Made, Recipe } from '../../../preload/contract/recipe.ts';
import type { Raster } from '../../pixels/raster.ts';
import type { Preview } from '../../view/preview.ts';
import type { Source } from '../recipe/source.ts';
import type { Destination } from '../recipe/store.ts';

/** For whom a job works: the document as it was when the job was asked for, and how the panel stood. */
export interface Origin {
  readonly document: string;
  readonly recipe: Recipe;
  /** The size of what the tool was given. */
  readonly width: number;
  readonly height: number;
  /** What was worked on. */
  readonly source: Source;
  /** Where the result goes: onto the picture, into one of its own, or into this one, which is resized then. */
  readonly goes: 'layer' | Destination;
  /** The layer that the result comes above. */
  readonly above: string;
  /** What was selected: the result shows there alone. */
  readonly selection: Raster | null;
  /** The layer whose pixels the result takes the place of, where one is made anew. */
  readonly replaces: string | null;
  /** The unfinished work that it goes on with, if with one. */
  readonly continues: Made | null;
}

interface JobsState {
  /** Jobs that have not ended, in the order they were started. */
  readonly jobs: readonly OpenJob[];
  readonly origins: Readonly<Record<string, Origin>>;
  /** By document, what was seen last of a job that is over and whose result is being put in. */
  readonly landing: Readonly<Record<string, Preview | null>>;
}

export const useJobs = create<JobsState>(() => ({ jobs: [], origins: {}, landing: {} }));

/** A job that waits or runs, and one that is over. */
export type OpenJob = Extract<Job, { state: 'queued' | 'running' | 'paused' }>;
export type EndedJob = Exclude<Job, OpenJob>;
export type RunningJob = Extract<Job, { state: 'running' }>;

export function isOpen(job: Job): job is OpenJob {
  return job.state === 'queued' || job.state === 'running' || job.state === 'paused';
}

export function runningJob({ jobs }: JobsState): RunningJob | null {
  return jobs.find((job): job is RunningJob => job.state === 'running') ?? null;
}

/** A job that learns and waits for the person to let it go on. */
export function pausedJob({ jobs }: JobsState): Extract<Job, { state: 'paused' }> | null {
  return jobs.find((job): job is Extract<Job, { state: 'paused' }> => job.state === 'paused') ?? null;
}

export function waitingCount({ jobs }: JobsState): number {
  return jobs.filter((job) => job.state === 'queued').length;
}

/** The jobs of one picture. */
export function jobsOf(state: JobsState, document: string): readonly OpenJob[] {
  return state.jobs.filter((job) => state.origins[job.id]?.document === document);
}

/** The picture that a job works on, and what messages call it; null for a job that works on none. */
export function imageOf({ inputs: { image } }: Job): NamedPixels | null {
  return image?.kind === 'picture' ? image : null;
}

/** What a running job shows so far; null where that is nothing yet. */
export function previewOf({ preview, within }: RunningJob): Preview | null {
  return preview === null ? null : { pixels: preview, within };
}
