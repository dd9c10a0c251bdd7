import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { Fork } from '../jobs/worker.ts';

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
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
    onMessage: (listener) => void child.on('message', listener),
    // Electron gives code 0 for a signal; the programs never end so by themselves.
    onExit: (listener) =>
      void child.once('exit', (code) => listener(code === 0 ? 'was killed' : `ended with code ${code}`)),
  };
};
