import type { Values } from '../../preload/contract/recipe.ts';
import english from '../../resources/translations/en/errors.json' with { type: 'json' };
import { UserError, type ErrorCode } from './user-error.ts';

type Sentences = typeof english;
/** Codes whose English sentence is made of their values. */
type Worded = {
  [C in keyof Sentences]: Sentences[C] extends { message: string } ? C : never;
}[keyof Sentences];

/**
 * An error that every place can word by itself: the window in its own language, the command line in English.
 * @param values what the sentence `errors.<code>.message` of the translations names.
 */
export function explain(
  code: Worded & ErrorCode,
  values: Values = {},
  options: ErrorOptions = {},
): UserError {
  return new UserError(code, fill(english[code].message, values), { ...options, values });
}

/** A sentence with its values in the places that name them. */
export function fill(sentence: string, values: Values): string {
  return sentence.replace(/{{(\w+)}}/g, (_, name: string) => String(values[name]));
}
