import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The longest path of a socket that every system takes, in bytes: 104 with the closing zero on macOS. */
const LONGEST = 103;

/** Says that a process lives, for as long as it does. */
export interface SessionLock {
  release(): Promise<void>;
}

/**
 * Locks the folder of a session, which need not be there yet. The lock is a socket that listens: the kernel takes
 * connections even while the process is stopped or the computer sleeps, and refuses them once the process is
 * gone, however it went.
 */
export async function lockSession(folder: string): Promise<SessionLock> {
  const server = createServer((socket) => socket.destroy());
  const [beside, short] = placesOf(folder);
  // Some file systems, such as those of memory cards, have no sockets.
  if (short === undefined) await listen(server, beside);
  else await listen(server, beside).catch(() => listen(server, short));
  server.unref();
  return {
    // The socket's file goes with it.
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Whether a process that lives has locked the folder of a session. */
export async function isLocked(folder: string): Promise<boolean> {
  for (const place of placesOf(folder)) if (await listens(place)) return true;
  return false;
}

function listens(place: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(place);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // Any other failure, such as too many that ask at once, says nothing of the process: it is left in peace.
    socket.once('error', (error) => {
      resolve(!('code' in error && ['ECONNREFUSED', 'ENOENT'].includes(String(error.code))));
    });
  });
}

/** Removes what the lock of a process that was killed has left. */
export async function clearLock(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  for (const place of placesOf(folder)) await rm(place, { force: true });
}

/** Beside the folder, then, for a path too long for a socket, in the system's folder for such things. */
function placesOf(folder: string): readonly [string, ...string[]] {
  const beside = `${folder}.lock`;
  const name = `pentimento-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return [`\\\\.\\pipe\\${name}`];
  const short = join(tmpdir(), `${name}.lock`);
  return Buffer.byteLength(beside) <= LONGEST ? [beside, short] : [short];
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
