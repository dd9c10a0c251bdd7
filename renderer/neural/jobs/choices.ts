import { create } from 'zustand';
import type { Job, StoredPart, StoredPicture } from '../../../preload/contract/index.ts';
import { describeIn } from '../../picture/store.ts';
import { forget } from '../jobs/forget.ts';
import type { Origin } from './store.ts';

/** A job that came to its end with several pictures. */
export type PicturesJob = Extract<Job, { state: 'done' }> & {
  readonly result: { readonly kind: 'pictures' };
};

/** Pictures to choose from, until one or all of them are kept. */
export interface Choice {
  readonly job: PicturesJob;
  readonly origin: Origin;
  /** Which of them was looked at last. */
  readonly shown: number;
}

interface Choices {
  /** Oldest first; a document can have several. */
  readonly open: readonly Choice[];
}

export const useChoices = create<Choices>(() => ({ open: [] }));

/** Whether there is anything to choose: one picture alone is none. */
export function isChoice(job: Extract<Job, { state: 'done' }>): job is PicturesJob {
  return job.result.kind === 'pictures' && job.result.pictures.length > 1;
}

/** Whether what a job made is still to be chosen from. */
export function isOffered(id: string): boolean {
  return useChoices.getState().open.some(({ job }) => job.id === id);
}

/** The choice that a document offers: the newest comes first, and older ones when that is made. */
export function choiceOf({ open }: Choices, document: string): Choice | null {
  return open.findLast(({ origin }) => origin.document === document) ?? null;
}

export function offerChoice(job: PicturesJob, origin: Origin): void {
  useChoices.setState(({ open }) => ({ open: [...open, { job, origin, shown: 0 }] }));
}

/** Shows one of the pictures on the canvas, until the document is worked on. */
export function showChoice(document: string, shown: number): void {
  useChoices.setState((state) => {
    const choice = choiceOf(state, document);
    return { open: state.open.map((each) => (each === choice ? { ...each, shown } : each)) };
  });
  describeIn(document, { following: true });
}

/** None of the pictures is wanted. */
export function closeChoice(document: string): void {
  const choice = takeChoice(document);
  if (choice) forget(choice.job.id);
}

/** Nothing that a document offers is wanted. */
export function closeChoices(document: string): void {
  while (choiceOf(useChoices.getState(), document)) closeChoice(document);
}

/** Ends a choice for whoever forgets the job once its pictures are where they go. */
export function takeChoice(document: string): Choice | null {
  const choice = choiceOf(useChoices.getState(), document);
  useChoices.setState(({ open }) => ({ open: open.filter((each) => each !== choice) }));
  return choice;
}

/** The choice that a document offers with the picture of it that was looked at last. */
export function shownOf(
  choice: Choice,
): { readonly picture: StoredPicture; readonly part?: StoredPart } | null {
  const { pictures, part } = choice.job.result;
  const picture = pictures[choice.shown];
  return picture ? { picture, ...(part && { part }) } : null;
}
