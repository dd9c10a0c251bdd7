/**
 * What can go wrong in a way a person can act on. The window translates the code; the message is the
 * English sentence with the file and the remedy in it.
 */
export type ErrorCode =
  | 'not-an-image'
  | 'truncated-image'
  | 'unsafe-file'
  | 'image-too-large'
  | 'image-too-small'
  | 'not-larger'
  | 'result-too-large'
  | 'file-missing'
  | 'cannot-write'
  | 'disk-full'
  | 'bad-parameters'
  | 'bad-model'
  | 'flat-style'
  | 'out-of-memory'
  | 'bad-result'
  | 'engine-died'
  | 'device-unavailable'
  | 'cancelled'
  | 'internal';

/** An error whose message is written for the person who caused it: what is wrong, with what, and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The error as it crosses to the application; what nobody foresaw keeps its message under `internal`. */
export function toFailure(error: unknown): { code: ErrorCode; message: string } {
  if (error instanceof UserError) return { code: error.code, message: error.message };
  return {
    code: 'internal',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
