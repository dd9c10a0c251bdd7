import { UserError, type ErrorCode } from './user-error.ts';

const codes: ReadonlySet<ErrorCode> = new Set([
  ...(['not-an-image', 'truncated-image', 'unsupported', 'unsafe-file', 'image-too-large'] as const),
  ...(['file-missing', 'codec-died'] as const),
]);

/**
 * Whether an error is of one photo alone: no reason to leave others out that can be read. That nothing computes any more
 * is one.
 */
export function isOfAPhoto(error: unknown): error is UserError {
  return error instanceof UserError && codes.has(error.code);
}
