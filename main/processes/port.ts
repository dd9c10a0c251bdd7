/** A process's line to the one that started it: Electron's parentPort in a utility process, IPC in a child process. */
export interface Port<In, Out> {
  send(message: Out): void;
  listen(listener: (message: In) => void): void;
}

interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

export function portToParent<In, Out>(): Port<In, Out> {
  // Ctrl+C in a terminal, or its end, reaches every process, as the end of a service or of a time limit does: what is being
  // made is finished, and the parent decides.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  const { parentPort } = process as { parentPort?: UtilityPort };
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      listen: (listener) => parentPort.on('message', (event) => listener(event.data as In)),
    };
  }
  if (!process.send) throw new Error('This program is started by Pentimento, not by hand.');
  // Without a parent there is nobody to work for.
  process.on('disconnect', () => process.exit());
  return {
    send: (message) => process.send?.(message),
    listen: (listener) => void process.on('message', listener),
  };
}
