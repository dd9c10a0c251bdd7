import { create } from 'zustand';
import type { DocumentFormat, SaveFormat } from '../../../preload/contract/index.ts';

/** A question that a sheet asks, and where its answer goes. */
export type Question =
  | {
      readonly kind: 'loss';
      readonly about: Losable;
      readonly names: readonly string[];
      readonly answer: (answer: Kept) => void;
    }
  | {
      readonly kind: 'save-as';
      readonly id: string;
      readonly format: DocumentFormat;
      /** What the picture's own file is, where that can be written over. */
      readonly flat: SaveFormat | null;
      readonly answer: (format: SaveAs | null) => void;
    };

/** A document in layers, or the picture's own file as it was. */
export type SaveAs = DocumentFormat | 'flat';

/**
 * What may be lost: changes of documents that are about to be closed; what tools are making of them; results of which
 * none was chosen yet; what was learnt and not saved; what a file has come to hold since it was opened or saved here; or the
 * rest of a batch.
 */
export type Losable = 'unsaved' | 'jobs' | 'choices' | 'models' | 'changed' | 'batch';

/** It is kept, or lost, or everything stays as it is. */
export type Kept = 'keep' | 'lose' | 'stay';

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

/** What becomes of something that may be lost with these documents or files. */
export function askLoss(about: Losable, names: readonly string[]): Promise<Kept> {
  return ask((answer) => ({ kind: 'loss', about, names, answer }));
}

/** As what to save a document; null where the person cancelled. */
export function askFormat(
  id: string,
  format: DocumentFormat,
  flat: SaveFormat | null,
): Promise<SaveAs | null> {
  return ask((answer) => ({ kind: 'save-as', id, format, flat, answer }));
}
