import { create } from 'zustand';
import type { Job, StoredPicture } from '../../../preload/contract/index.ts';
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
  /** Which of them the canvas shows. */
  readonly shown: number;
}

/** Open choices by their documents, the newest of each. */
export const useChoices = create<{ readonly open: Readonly<Record<string, Choice>> }>(() => ({ open: {} }));

export function madePictures(job: Extract<Job, { state: 'done' }>): job is PicturesJob {
  return job.result.kind === 'pictures';
}

export function offerChoice(job: PicturesJob, origin: Origin): void {
  closeChoice(origin.document);
  useChoices.setState(({ open }) => ({ open: { ...open, [origin.document]: { job, origin, shown: 0 } } }));
}

export function showChoice(document: string, shown: number): void {
  useChoices.setState(({ open }) => {
    const choice = open[document];
    return choice ? { open: { ...open, [document]: { ...choice, shown } } } : {};
  });
}

/** None of them is wanted. */
export function closeChoice(document: string): void {
  const choice = takeChoice(document);
  if (choice) forget(choice.job.id);
}

/** Ends a choice for whoever forgets the job once its pictures are where they go. */
export function takeChoice(document: string): Choice | null {
  const choice = useChoices.getState().open[document] ?? null;
  useChoices.setState(({ open }) => ({
    open: Object.fromEntries(Object.entries(open).filter(([id]) => id !== document)),
  }));
  return choice;
}

/** The picture that the canvas shows of a document's open choice. */
export function shownPicture(
  { open }: ReturnType<typeof useChoices.getState>,
  document: string,
): StoredPicture | null {
  const choice = open[document];
  return choice?.job.result.pictures[choice.shown] ?? null;
}
