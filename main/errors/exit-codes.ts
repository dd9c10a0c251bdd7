import type { ErrorCode } from './user-error.ts';

/** How the program ends, for scripts that call it. */
export const exitCodes = {
  ok: 0,
  internal: 1,
  usage: 2,
  input: 3,
  output: 4,
  engine: 5,
  interrupted: 130,
} as const;

export const exitCodesHelp = `Exit codes:
  0    done
  1    a fault of Pentimento itself
  2    wrong options or settings
  3    a picture, or another file, can't be used or had
  4    the result can't be written
  5    the engine died, memory ran out, the device failed, a model is damaged or the queue can't be used
  130  interrupted`;

const byError: Readonly<Record<ErrorCode, number>> = {
  'bad-parameters': exitCodes.usage,
  'not-larger': exitCodes.usage,
  'no-strength': exitCodes.usage,
  'no-blend': exitCodes.usage,
  'input-missing': exitCodes.usage,
  'input-unknown': exitCodes.usage,
  'input-kind': exitCodes.usage,
  'input-count': exitCodes.usage,
  'tool-unknown': exitCodes.usage,
  'question-unknown': exitCodes.usage,
  'recipe-newer': exitCodes.usage,
  'settings-file': exitCodes.usage,
  'batch-recipe': exitCodes.usage,
  'batch-place': exitCodes.usage,
  'batch-unknown': exitCodes.usage,
  'batch-empty': exitCodes.input,
  'batch-busy': exitCodes.usage,
  'batch-browser': exitCodes.usage,
  'queue-away': exitCodes.engine,
  'files-away': exitCodes.output,
  'queue-job': exitCodes.engine,
  'identity-unknown': exitCodes.usage,
  'identity-exists': exitCodes.usage,
  'identity-name': exitCodes.usage,
  'identity-same': exitCodes.usage,
  'identity-last': exitCodes.usage,
  'style-unknown': exitCodes.usage,
  'style-exists': exitCodes.usage,
  'style-name': exitCodes.usage,
  'mask-size': exitCodes.input,
  'different-sizes': exitCodes.input,
  'border-too-wide': exitCodes.input,
  'working-size-too-small': exitCodes.input,
  'result-too-large': exitCodes.usage,
  'not-an-image': exitCodes.input,
  'folder-missing': exitCodes.input,
  'folder-unknown': exitCodes.input,
  'folder-empty': exitCodes.input,
  'no-usable-face': exitCodes.input,
  'several-people': exitCodes.input,
  'another-person': exitCodes.input,
  'identity-damaged': exitCodes.input,
  'truncated-image': exitCodes.input,
  unsupported: exitCodes.input,
  'unsafe-file': exitCodes.input,
  'image-too-large': exitCodes.input,
  'image-too-small': exitCodes.input,
  'file-missing': exitCodes.input,
  'flat-style': exitCodes.input,
  'nothing-to-fill': exitCodes.input,
  'nothing-to-draw-from': exitCodes.input,
  'no-face': exitCodes.input,
  'face-unknown': exitCodes.usage,
  'no-person-face': exitCodes.input,
  'mask-misses-face': exitCodes.input,
  'cannot-write': exitCodes.output,
  'disk-full': exitCodes.output,
  'bad-model': exitCodes.engine,
  'model-missing': exitCodes.usage,
  'model-unknown': exitCodes.usage,
  'model-busy': exitCodes.usage,
  'model-file': exitCodes.input,
  offline: exitCodes.usage,
  'download-failed': exitCodes.input,
  'update-check': exitCodes.input,
  'learnt-face': exitCodes.input,
  'learnt-style': exitCodes.input,
  'out-of-memory': exitCodes.engine,
  'bad-result': exitCodes.engine,
  'engine-died': exitCodes.engine,
  'codec-died': exitCodes.engine,
  'device-unavailable': exitCodes.engine,
  cancelled: exitCodes.interrupted,
  internal: exitCodes.internal,
};

/** A code that is not known here counts as internal. */
export function exitCodeOf(code: string): number {
  return Object.hasOwn(byError, code) ? byError[code as ErrorCode] : exitCodes.internal;
}
