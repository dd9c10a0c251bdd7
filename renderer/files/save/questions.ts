import { create } from 'zustand';
import type { DocumentFormat } from '../../../preload/contract/index.ts';

/** A question that a sheet asks, and where its answer goes. */
export type Question =
  | {
      readonly kind: 'unsaved';
      readonly names: readonly string[];
      readonly answer: (answer: Unsaved) => void;
    }
  | { readonly kind: 'changed'; readonly name: string; readonly answer: (answer: Changed) => void }
  | {
      readonly kind: 'jobs';
      readonly names: readonly string[];
      readonly answer: (answer: JobsAnswer) => void;
    }
  | {
      readonly kind: 'save-as';
      readonly id: string;
      readonly format: DocumentFormat;
      readonly answer: (format: DocumentFormat | null) => void;
    };

export type Unsaved = 'save' | 'discard' | 'cancel';
export type JobsAnswer = 'stop' | 'discard' | 'wait';
export type Changed = 'overwrite' | 'save-as' | 'cancel';

/** One question at a time; another waits until it is answered. */
export const useQuestion = create<{ readonly question: Question | null }>(() => ({ question: null }));

let last: Promise<unknown> = Promise.resolve();

function ask<T>(make: (answer: (answer: T) => void) => Question): Promise<T> {
  const asked = last.then(
    () =>
      new Promise<T>((resolve) => {
        const question = make((answer) => {
          useQuestion.setState({ question: null });
          resolve(answer);
        });
        useQuestion.setState({ question });
      }),
  );
  last = asked;
  return asked;
}

/** What becomes of the changes of documents that are about to be closed. */
export function askUnsaved(names: readonly string[]): Promise<Unsaved> {
  return ask((answer) => ({ kind: 'unsaved', names, answer }));
}

/** What becomes of the jobs that work on documents which are about to be closed. */
export function askJobs(names: readonly string[]): Promise<JobsAnswer> {
  return ask((answer) => ({ kind: 'jobs', names, answer }));
}

/** What becomes of a file that was changed since it was opened or saved here. */
export function askChanged(name: string): Promise<Changed> {
  return ask((answer) => ({ kind: 'changed', name, answer }));
}

/** As what to save a document; null where the person cancelled. */
export function askFormat(id: string, format: DocumentFormat): Promise<DocumentFormat | null> {
  return ask((answer) => ({ kind: 'save-as', id, format, answer }));
}
