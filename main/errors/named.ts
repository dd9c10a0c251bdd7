import { UserError, type toFailure } from './user-error.ts';

/** The failure of opening `file`, with the file's name in its message. */
export function named(file: string, failure: ReturnType<typeof toFailure>): UserError {
  const { code, message, ...worded } = failure;
  return new UserError(code, message.includes(file) ? message : `${file}: ${message}`, worded);
}
