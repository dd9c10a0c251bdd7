import type { Failure } from '../../preload/contract/index.ts';
import type { Values } from '../../preload/contract/recipe.ts';

/**
 * What can go wrong in a way a person can act on. The window translates the code; the message is the
 * English sentence with the file and the remedy in it.
 */
export type ErrorCode =
  | 'not-an-image'
  | 'truncated-image'
  | 'unsupported'
  | 'unsafe-file'
  | 'image-too-large'
  | 'image-too-small'
  | 'not-larger'
  | 'result-too-large'
  | 'file-missing'
  | 'folder-missing'
  | 'folder-unknown'
  | 'folder-empty'
  | 'no-usable-face'
  | 'several-people'
  | 'another-person'
  | 'identity-unknown'
  | 'identity-exists'
  | 'identity-name'
  | 'identity-same'
  | 'identity-last'
  | 'identity-damaged'
  | 'cannot-write'
  | 'disk-full'
  | 'bad-parameters'
  | 'bad-model'
  | 'model-missing'
  | 'model-unknown'
  | 'model-busy'
  | 'model-file'
  | 'offline'
  | 'download-failed'
  | 'update-check'
  | 'learnt-face'
  | 'learnt-style'
  | 'style-unknown'
  | 'style-exists'
  | 'style-name'
  | 'flat-style'
  | 'nothing-to-fill'
  | 'nothing-to-draw-from'
  | 'no-face'
  | 'face-unknown'
  | 'no-person-face'
  | 'mask-misses-face'
  | 'no-strength'
  | 'no-blend'
  | 'input-missing'
  | 'input-unknown'
  | 'input-kind'
  | 'input-count'
  | 'mask-size'
  | 'different-sizes'
  | 'tool-unknown'
  | 'question-unknown'
  | 'border-too-wide'
  | 'working-size-too-small'
  | 'recipe-newer'
  | 'settings-file'
  | 'batch-recipe'
  | 'batch-place'
  | 'batch-unknown'
  | 'batch-empty'
  | 'batch-busy'
  | 'batch-browser'
  | 'queue-away'
  | 'files-away'
  | 'queue-job'
  | 'out-of-memory'
  | 'bad-result'
  | 'engine-died'
  | 'codec-died'
  | 'device-unavailable'
  | 'cancelled'
  | 'internal';

/** An error whose message is written for the person who caused it: what is wrong, with what, and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** What the sentence names, where it can be made anew in another language: see `explain`. */
  readonly values: Values | undefined;
  /** Which sentence of several for the code. */
  readonly because: string | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: ErrorOptions & Pick<Failure, 'values' | 'because'> = {},
  ) {
    super(message, options);
    this.values = options.values;
    this.because = options.because;
  }
}

/** The error as it crosses to the application; what nobody foresaw keeps its message under `internal`. */
export function toFailure(error: unknown): Failure & { code: ErrorCode } {
  if (isUserError(error)) {
    const { code, message, values, because } = error;
    return { code, message, ...(values && { values }), ...(because !== undefined && { because }) };
  }
  return {
    code: 'internal',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

/** Also where it was made by another program, which has the class a second time. */
function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError';
}

/** The other way, for a failure that goes on. */
export function fromFailure({ code, message, values, because }: Failure): UserError {
  const words = { ...(values && { values }), ...(because !== undefined && { because }) };
  return new UserError(code as ErrorCode, message, words);
}
