import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Fork } from './worker.ts';

/** Starts programs as child processes of Node: in the browser's server, on the command line, in tests. */
export const forkNode: Fork = (program, configuration) => start(program, configuration, 'inherit');

/** The same without what the programs and their libraries write to stderr. */
export const forkNodeQuietly: Fork = (program, configuration) => start(program, configuration, 'ignore');

function start(program: string, configuration: object, stderr: 'inherit' | 'ignore'): ReturnType<Fork> {
  const child = fork(join(__dirname, `${program}.cjs`), [JSON.stringify(configuration)], {
    // Structured clone, so that bytes stay bytes.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', stderr, 'ipc'],
  });
  return {
    // A message to a process that just died is lost; its exit is reported on its own.
    send: (message) => void child.send(message as object, () => undefined),
    kill: () => void child.kill('SIGKILL'),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      child.once('exit', (code, signal) => listener(signal ?? `code ${code ?? '?'}`));
      // One that could not even be started never exits.
      child.on('error', (error) => {
        if (child.pid === undefined) listener(error.message);
      });
    },
  };
}
