import type { Failure } from '../../preload/contract/index.ts';
import type { Values } from '../../preload/contract/recipe.ts';
import english from '../../resources/translations/en/errors.json' with { type: 'json' };
import { UserError, type ErrorCode } from './user-error.ts';

type Words = typeof english;
type Because<C extends ErrorCode> = Words[C] extends { because: infer B } ? keyof B & string : never;
/** What can be said: `<code>`, or `<code>.<why>` where there are several sentences for one code. */
export type Sentence = {
  [C in ErrorCode]: (Words[C] extends { message: string } ? C : never) | `${C}.${Because<C>}`;
}[ErrorCode];

/**
 * An error that every place can word by itself: the window in its own language, the command line in English.
 * @param sentence which of the translations' `errors`: `<code>.message`, or one of `<code>.because`.
 * @param values what the sentence names.
 */
export function explain(sentence: Sentence, values: Values = {}, options: ErrorOptions = {}): UserError {
  const [code, because] = sentence.split('.') as [ErrorCode, string?];
  const message = sentenceOf(english, { code, because }, values) ?? code;
  return new UserError(code, message, { ...options, values, ...(because !== undefined && { because }) });
}

type Wording = Readonly<
  Record<
    string,
    {
      readonly title: string;
      readonly message?: string;
      readonly because?: Readonly<Record<string, string>>;
    }
  >
>;

/**
 * What went wrong as a sentence in the language of these words.
 * @param errors `errors` of a language's translations.
 */
export function sentenceOf(
  errors: Wording,
  { code, because }: Pick<Failure, 'code' | 'because'>,
  values: Values,
): string | undefined {
  const words = Object.hasOwn(errors, code) ? errors[code] : undefined;
  const sentence = because === undefined ? words?.message : words?.because?.[because];
  return sentence === undefined ? undefined : fill(sentence, values);
}

/** A sentence with its values in the places that name them. */
export function fill(sentence: string, values: Values): string {
  return sentence.replace(/{{(\w+)}}/g, (_, name: string) => String(values[name]));
}
