import * as z from 'zod';
import { Values } from './recipe.ts';

/**
 * What went wrong: a code; its sentence in English; and where others can make the sentence, what it names. Codes with
 * several sentences say which: a key under `errors.<code>.because` in the translations.
 */
export const Failure = z.object({
  code: z.string(),
  message: z.string(),
  values: Values.optional(),
  because: z.string().optional(),
});
export type Failure = z.infer<typeof Failure>;
