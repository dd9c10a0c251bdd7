import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import type { LeftBehind } from '../preload/contract/files.ts';
import { adoptKept } from './document/kept.ts';
import { sweepBeside } from './image/beside.ts';
import { adoptLearning } from './jobs/learning.ts';
import { inboxes, inboxOf } from './store/folders.ts';

/** How often a session says that it lives, and how long its silence must last to count as its end. Milliseconds. */
const BEAT = 20_000;
const SILENCE = 120_000;

/** The folder, beside the sessions, of those whose records this version can't understand. */
const ASIDE = 'set-aside';

/** The folder of this run of the application: stored pixels, tiles, documents with unsaved changes, jobs that learn. */
export interface Session {
  readonly folder: string;
  /** What sessions that died had kept and this one couldn't take over. */
  readonly left: readonly LeftBehind[];
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
  const left: LeftBehind[] = [];
  for (const name of await readdir(sessions)) {
    const other = join(sessions, name);
    if (other === folder || name === ASIDE || (await lives(other, name))) continue;
    left.push(...(await adopt(sessions, other, folder)));
  }
  return {
    folder,
    left,
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
 * A session with records that can't be understood is set aside with all its tiles, since nobody knows which of
 * them are needed. Where something fails, such as a full disk, it is left for the next start.
 */
async function adopt(sessions: string, dead: string, own: string): Promise<LeftBehind[]> {
  const name = ownName();
  const mine = join(sessions, name);
  try {
    await rename(dead, mine);
  } catch {
    return [];
  }
  const left: LeftBehind[] = [];
  try {
    await rm(join(mine, 'ended'), { force: true });
    await beat(mine);
    // What a killed process was writing beside a person's files.
    for (const work of await readdir(inboxes(mine)).catch(() => [])) await sweepBeside(inboxOf(mine, work));
    const { unread, failures } = await adoptKept(mine, own);
    await adoptLearning(mine, own);
    if (failures.length > 0) throw failures[0];
    if (unread > 0) left.push({ why: 'unread', folder: await setAside(sessions, name) });
    else await rm(mine, { recursive: true, force: true });
  } catch (error) {
    await writeFile(join(mine, 'ended'), '').catch(() => undefined);
    left.push({ why: isFull(error) ? 'full' : 'failed', folder: mine });
  }
  return left;
}

async function setAside(sessions: string, name: string): Promise<string> {
  const aside = join(sessions, ASIDE);
  await mkdir(aside, { recursive: true });
  await rename(join(sessions, name), join(aside, name));
  return join(aside, name);
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));
}
