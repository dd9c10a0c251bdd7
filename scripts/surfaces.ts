/** On which of its surfaces the application can be tested on this machine. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { obtainBrowser } from './browser.ts';
import { electronBinary } from './electron.ts';

export interface Surfaces {
  /** Playwright's projects. */
  readonly projects: readonly ('electron' | 'browser')[];
  /** Electron needs a display, and here one has to be made for it. */
  readonly virtualDisplay: boolean;
  /** Why one is missing, in sentences. */
  readonly missing: readonly string[];
}

/** Long enough for a download over a good line; tests do not wait for a bad one. */
const ELECTRON_DOWNLOAD_MS = 60_000;

export async function findSurfaces(): Promise<Surfaces> {
  const missing: string[] = [];
  const electron = await electronBinary(ELECTRON_DOWNLOAD_MS);
  if (electron.path === null) missing.push(`There is no Electron here: ${electron.why}.`);
  const noDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  const canMakeDisplay = noDisplay && (await runs('xvfb-run', ['--help']));
  if (electron.path !== null && noDisplay && !canMakeDisplay) {
    missing.push('Electron has no display here; install xvfb to give it one.');
  }
  const desktop = electron.path !== null && (!noDisplay || canMakeDisplay);
  const browser = (await obtainBrowser()) !== null;
  if (!browser) missing.push('There is no Chromium here, and none could be fetched.');
  return {
    projects: [...(desktop ? ['electron' as const] : []), ...(browser ? ['browser' as const] : [])],
    virtualDisplay: desktop && noDisplay,
    missing,
  };
}

async function runs(command: string, args: readonly string[]): Promise<boolean> {
  return promisify(execFile)(command, args).then(
    () => true,
    () => false,
  );
}
