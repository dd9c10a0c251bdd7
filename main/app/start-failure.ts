import { app, dialog } from 'electron';
import { exitCodeOf } from '../errors/exit-codes.ts';
import { sentenceOf } from '../errors/explain.ts';
import { toFailure } from '../errors/user-error.ts';
import { languageOf, translations } from './language.ts';

/**
 * Ends a start that failed: says why on stderr and, to those who have no terminal before them, in a window. The next
 * start need not wait for its being read.
 */
export async function failStart(error: unknown): Promise<void> {
  const failure = toFailure(error);
  const { code, message } = failure;
  try {
    console.error(message);
    app.releaseSingleInstanceLock();
    if (process.stderr.isTTY || !app.isReady()) return;
    const { desktop, errors } = translations(languageOf(null));
    const known = failure.values && sentenceOf(errors, failure, failure.values);
    const detail = known ?? (code === 'internal' ? errors.internal.help : message);
    await dialog.showMessageBox({ type: 'error', message: desktop.noStart, detail });
  } finally {
    app.exit(exitCodeOf(code));
  }
}
