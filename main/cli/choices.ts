import type * as z from 'zod';
import { UserError } from '../errors/user-error.ts';

/** @throws UserError bad-parameters naming the option and what it takes. */
export function readChoice<T extends string>(
  option: string,
  choice: z.ZodEnum<Record<T, T>>,
  text: string,
): T {
  const chosen = choice.safeParse(text);
  if (chosen.success) return chosen.data;
  throw refusal(`${option} is one of ${choice.options.join(', ')}; “${text}” was given.`);
}

/** A whole number from 1; null where none is given. @throws UserError bad-parameters */
export function readCount(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw refusal(`${option} takes a whole number from 1; “${text}” was given.`);
}

export function refusal(message: string): UserError {
  return new UserError('bad-parameters', message);
}
