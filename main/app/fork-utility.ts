import { constants } from 'node:os';
import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { Fork } from '../processes/worker.ts';

/** Starts programs as Electron's utility processes. */
export const forkUtility: Fork = (program, configuration) => {
  const child = utilityProcess.fork(join(__dirname, `${program}.cjs`), [JSON.stringify(configuration)], {
    serviceName: `Pentimento ${program}`,
    // On Linux, sharp's GLib and Electron's are both loaded and complain to stderr about each other.
    stdio: program === 'codec' ? 'ignore' : 'inherit',
  });
  return {
    send: (message) => child.postMessage(message),
    kill: () => {
      // A process that is still starting has no number yet.
      if (child.pid === undefined) child.once('spawn', killNow);
      else killNow();
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code) => listener(reasonOf(code))),
  };

  function killNow(): void {
    try {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    } catch (error) {
      // It may have ended meanwhile.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
};

/**
 * Electron reports a signal as exit code 0 or as the signal's number. The programs end by themselves only
 * with code 1, so nothing is mistaken.
 */
function reasonOf(code: number): string {
  if (code === 0) return 'SIGKILL';
  const signals = process.platform === 'win32' ? [] : Object.entries(constants.signals);
  const signal = code > 1 ? signals.find(([, number]) => number === code)?.[0] : undefined;
  return signal ?? `code ${code}`;
}
