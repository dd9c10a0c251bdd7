import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { adoptKept } from './document/kept.ts';
import { sweepBeside } from './image/beside.ts';
import { adoptLearning } from './jobs/learning.ts';
import { inboxes, inboxOf } from './store/folders.ts';

/** How often a session says that it lives, and how long its silence must last to count as its end. Milliseconds. */
const BEAT = 20_000;
const SILENCE = 120_000;

/** The folder of this run of the application: stored pixels, tiles, documents with unsaved changes, jobs that learn. */
export interface Session {
  readonly folder: string;
  /** Removes the folder, or leaves it to the next start where it holds what somebody may want. */
  end(keep: boolean): Promise<void>;
}

/**
 * Begins a session below `sessions`. What sessions that died had kept becomes this one's; the rest of theirs
 * is removed.
 */
export async function beginSession(sessions: string): Promise<Session> {
  const folder = join(sessions, ownName());
  await mkdir(folder, { recursive: true });
  await beat(folder);
  const heart = setInterval(() => void beat(folder).catch(() => undefined), BEAT);
  heart.unref();
  for (const name of await readdir(sessions)) {
    const other = join(sessions, name);
    if (other !== folder && !(await lives(other, name))) await adopt(sessions, other, folder);
  }
  return {
    folder,
    end: async (keep) => {
      clearInterval(heart);
      if (keep) await writeFile(join(folder, 'ended'), '');
      else await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A process number alone could come again after a restart, or be everybody's in a container. */
function ownName(): string {
  return `${process.pid}-${randomBytes(4).toString('hex')}`;
}

async function beat(folder: string): Promise<void> {
  const file = join(folder, 'alive');
  const now = new Date();
  await utimes(file, now, now).catch(() => writeFile(file, ''));
}

async function lives(folder: string, name: string): Promise<boolean> {
  const process = /^(\d+)-/.exec(name)?.[1];
  if (process === undefined || !isAlive(Number(process))) return false;
  if (await stat(join(folder, 'ended')).catch(() => null)) return false;
  const beat = await stat(join(folder, 'alive')).catch(() => null);
  if (!beat) return true;
  const started = Date.now() - uptime() * 1000;
  return beat.mtimeMs > Math.max(started, Date.now() - SILENCE);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Takes over what a dead session kept. It is renamed to a name of this process first, so that of two
 * applications that start together only one takes it, and so that it is found again should this one die too.
 * Where something fails, such as a full disk, it is left for the next start.
 */
async function adopt(sessions: string, dead: string, own: string): Promise<void> {
  const mine = join(sessions, ownName());
  try {
    await rename(dead, mine);
  } catch {
    return;
  }
  try {
    await rm(join(mine, 'ended'), { force: true });
    await beat(mine);
    // What a killed process was writing beside a person's files.
    for (const work of await readdir(inboxes(mine)).catch(() => [])) await sweepBeside(inboxOf(mine, work));
    await adoptKept(mine, own);
    await adoptLearning(mine, own);
    await rm(mine, { recursive: true, force: true });
  } catch {
    await writeFile(join(mine, 'ended'), '').catch(() => undefined);
  }
}
