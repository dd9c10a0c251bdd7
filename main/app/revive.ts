import { dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../preload/contract/index.ts';
import { translations } from './language.ts';

interface Choices {
  readonly language: () => Language;
  /** The person would rather end the application. */
  readonly quit: () => void;
}

/**
 * Offers a window again that has died or hangs. The page that is loaded anew offers the pictures that were kept, as
 * after a crash of everything.
 */
export function reviveWindow(window: BrowserWindow, { language, quit }: Choices): void {
  const { webContents: page } = window;
  let answered: AbortController | null = null;
  /** It is ended because the person wants it opened again: nothing to ask about. */
  let ending = false;

  /** Which button was chosen, the first where the question was waved away; null where it became void. */
  async function ask(message: string, detail: string, buttons: string[]): Promise<number | null> {
    answered?.abort();
    const { signal } = (answered = new AbortController());
    const options = { message, detail, buttons, signal, defaultId: 0, cancelId: 0 };
    const { response } = await dialog.showMessageBox(window, { type: 'warning', ...options });
    return signal.aborted ? null : response;
  }

  async function died(): Promise<void> {
    const { stopped, stoppedHelp, again, quit: leave } = translations(language()).desktop;
    const choice = await ask(stopped, stoppedHelp, [again, leave]);
    if (choice === 0) page.reload();
    if (choice === 1) quit();
  }

  async function hangs(): Promise<void> {
    const { hangs, hangsHelp, again, wait } = translations(language()).desktop;
    if ((await ask(hangs, hangsHelp, [wait, again])) !== 1) return;
    ending = true;
    page.forcefullyCrashRenderer();
    page.reload();
  }

  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    console.error(`The window's process is gone: ${reason}, code ${exitCode}.`);
    if (!ending) died().catch(console.error);
    ending = false;
  });
  window.on('unresponsive', () => void hangs().catch(console.error));
  window.on('responsive', () => answered?.abort());
  window.on('closed', () => answered?.abort());
}
