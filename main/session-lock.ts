import { createHash } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

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

/** Milliseconds after which whoever is taking a lock must have ended while it did. */
const TAKING_ENDS = 10_000;

/**
 * Locks a folder that several processes may want at the same moment: one of them gets it. They look for a dead lock, remove
 * it and lock one after the other; else one would remove what another one has just made.
 * @returns null where a process that lives has it.
 */
export async function takeLock(folder: string): Promise<SessionLock | null> {
  const taking = `${folder}.taking`;
  while (!(await begins(taking))) await pause(20);
  try {
    if (await isLocked(folder)) return null;
    await clearLock(folder);
    return await lockSession(folder);
  } finally {
    await rm(taking, { force: true });
  }
}

async function begins(taking: string): Promise<boolean> {
  try {
    await (await open(taking, 'wx')).close();
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const since = await stat(taking).catch(() => null);
    if (since && Math.abs(Date.now() - since.mtimeMs) > TAKING_ENDS) await rm(taking, { force: true });
    return false;
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
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
      resolve(!['ECONNREFUSED', 'ENOENT'].includes(codeOf(error) ?? ''));
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
