/**
 * What can go wrong in a way a person can act on. The window translates the code; the message is the
 * English sentence with the file and the remedy in it.
 */
export type ErrorCode =
  | 'not-an-image'
  | 'truncated-image'
  | 'image-too-large'
  | 'image-too-small'
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
