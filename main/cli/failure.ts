import { CommanderError } from 'commander';
import type { Failure } from '../../preload/contract/index.ts';
import { toFailure, UserError } from '../errors/user-error.ts';

/** Any error as one sentence for a person. What nobody foresaw says how to tell more about it. */
export function explainFailure(error: unknown, debug: boolean): Failure {
  if (error instanceof CommanderError) return { code: 'bad-parameters', message: usage(error.message) };
  if (error instanceof UserError && error.code !== 'internal') {
    const failure = toFailure(error);
    return debug ? { ...failure, message: fullText(error) } : failure;
  }
  const code = 'internal';
  const full = error instanceof Error ? fullText(error) : String(error);
  if (full.includes('ENOSPC')) {
    const message =
      'The disk for temporary files is full. Free some space, or name another folder in the TMPDIR variable.';
    return { code: 'disk-full', message };
  }
  if (debug) return { code, message: full };
  const first = (full.split('\n')[0] ?? '').replace(/^\w*Error: /, '').replace(/\.$/, '');
  return {
    code,
    message: `Something went wrong inside Pentimento: ${first}. Nothing was written; run it again with --debug and report what it says.`,
  };
}

function fullText(error: Error): string {
  const text = error.stack?.includes(error.message) ? error.stack : `${error.message}\n${error.stack ?? ''}`;
  // What crossed from another process carries that process's stack as its message.
  return /\n\s+at /.test(error.message) ? error.message : text;
}

function usage(message: string): string {
  const [first = '', ...more] = message.replace(/^error: /, '').split('\n');
  const hint = more.join(' ').replace(/^\((.*)\)$/, '$1');
  return [first.replace(/\.?$/, '.'), ...(hint ? [hint] : []), 'Try --help.'].join(' ');
}
