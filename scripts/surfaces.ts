/** On which of its surfaces the application can be tested on this machine. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { obtainBrowser } from './browser.ts';
import { electronBinary } from './electron.ts';

export interface Surfaces {
  /** Playwright's projects. */
  readonly projects: readonly string[];
  /** Why one is missing, in sentences. */
  readonly missing: readonly string[];
}

/** Long enough for a download over a good line; tests do not wait for a bad one. */
const ELECTRON_DOWNLOAD_MS = 60_000;

export async function findSurfaces(): Promise<Surfaces> {
  const missing: string[] = [];
  const electron = await electronBinary(ELECTRON_DOWNLOAD_MS);
  if (electron.path === null) missing.push(`There is no Electron here: ${electron.why}.`);
  const screen = process.platform !== 'linux' || (await runs('Xvfb', ['-help']));
  if (electron.path !== null && !screen) {
    missing.push('Electron has no screen to be tested on; install xvfb to give it one.');
  }
  const desktop = electron.path !== null && screen;
  const browser = (await obtainBrowser()) !== null;
  if (!browser) missing.push('There is no Chromium here, and none could be fetched.');
  return {
    projects: [
      ...(desktop ? ['electron'] : []),
      ...(browser ? ['browser'] : []),
      ...(browser && !desktop ? ['browser-window'] : []),
    ],
    missing,
  };
}

async function runs(command: string, args: readonly string[]): Promise<boolean> {
  return promisify(execFile)(command, args).then(
    () => true,
    () => false,
  );
}
