import { isDeepStrictEqual } from 'node:util';
import type { ResultNote } from '../../preload/contract/recipe.ts';
import type sentences from '../../resources/translations/en/results.json';

/** Told of what was done differently than a person may expect. */
export type Say = (note: ResultNote) => void;

/** @param code of a sentence under `results` in the translations, which names the values. */
export function note(code: keyof typeof sentences, values: ResultNote['values'] = {}): ResultNote {
  return { code, values };
}

/** What is said, each thing once. */
export function collectNotes(): { readonly notes: readonly ResultNote[]; readonly say: Say } {
  const notes: ResultNote[] = [];
  const say: Say = (said) => {
    if (!notes.some((other) => isDeepStrictEqual(other, said))) notes.push(said);
  };
  return { notes, say };
}
