import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface Display {
  /** What the environment has to say for a program to appear on it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * A virtual screen with nothing else on it. Windows that share a screen take the focus and the pointer from
 * each other as they open: a test next door would then lose a key or half a drag.
 */
export async function openDisplay(): Promise<Display> {
  if (process.platform !== 'linux') return { environment: {}, close: () => Promise.resolve() };
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  // It also says there which numbers of screens it found taken.
  let said = '';
  server.stdio[2]?.on('data', (text: Buffer) => (said += text.toString()));
  const failed = once(server, 'exit').then(() => {
    throw new Error(`Xvfb ended before it had a screen. ${said}`);
  });
  const lines = createInterface(server.stdio[3] as Readable);
  const [number] = (await Promise.race([once(lines, 'line'), failed])) as [string];
  failed.catch(() => undefined);
  return {
    environment: { DISPLAY: `:${number}` },
    close: async () => {
      server.kill();
      await failed.catch(() => undefined);
    },
  };
}
