import { app, dialog } from 'electron';
import { exitCodeOf } from '../errors/exit-codes.ts';
import { toFailure } from '../errors/user-error.ts';
import { languageOf, translations } from './language.ts';

/**
 * Ends a start that failed: says why on stderr and, to those who have no terminal before them, in a window. The next
 * start need not wait for its being read.
 */
export async function failStart(error: unknown): Promise<void> {
  const { code, message } = toFailure(error);
  try {
    console.error(message);
    app.releaseSingleInstanceLock();
    if (process.stderr.isTTY || !app.isReady()) return;
    const title = translations(languageOf(null)).desktop.noStart;
    await dialog.showMessageBox({ type: 'error', message: title, detail: message });
  } finally {
    app.exit(exitCodeOf(code));
  }
}
