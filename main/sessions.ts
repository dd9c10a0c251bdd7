import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LeftBehind } from '../preload/contract/files.ts';
import { adoptKept } from './document/kept.ts';
import { sweepBeside } from './image/beside.ts';
import { adoptLearning } from './jobs/learning.ts';
import { clearLock, isLocked, lockSession } from './session-lock.ts';
import { inboxes, inboxOf } from './store/folders.ts';

/** The folder, beside the sessions, of those whose records this version can't understand. */
const ASIDE = 'set-aside';

/** What a session is called. What is called otherwise is none, and stays: a person chooses where sessions lie. */
const SESSION = /^\d+-[0-9a-f]{8}$/;

/** The folder of this run of the application: stored pixels, tiles, documents with unsaved changes, jobs that learn. */
export interface Session {
  readonly folder: string;
  /** What sessions that died had kept and this one couldn't take over. */
  readonly left: readonly LeftBehind[];
  /** Removes the folder, or leaves it to the next start where it holds what somebody may want. */
  end(keep: boolean): Promise<void>;
}

/**
 * Begins a session below `sessions`. What sessions that died had kept becomes this one's, of those below `earlier`
 * places, too; the rest of theirs is removed.
 */
export async function beginSession(sessions: string, earlier: readonly string[] = []): Promise<Session> {
  const folder = join(sessions, ownName());
  // A folder without a lock is one whose process is gone, at any moment.
  const lock = await lockSession(folder);
  await mkdir(folder, { recursive: true });
  const left: LeftBehind[] = [];
  for (const place of [sessions, ...earlier]) {
    // A place of earlier may be on a disk that isn't there now.
    const entries = await readdir(place, { withFileTypes: true }).catch((error: unknown) => {
      if (place === sessions) throw error;
      return [];
    });
    for (const entry of entries) {
      const other = join(place, entry.name);
      if (!entry.isDirectory() || !SESSION.test(entry.name) || (await isLocked(other))) continue;
      left.push(...(await adopt(place, other, folder)));
    }
  }
  return {
    folder,
    left,
    end: async (keep) => {
      if (!keep) await rm(folder, { recursive: true, force: true });
      await lock.release();
    },
  };
}

/** Of no other session: a process number could come again after a restart, or be everybody's in a container. */
function ownName(): string {
  return `${process.pid}-${randomBytes(4).toString('hex')}`;
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
  const lock = await lockSession(mine);
  try {
    await rename(dead, mine);
  } catch (error) {
    await lock.release();
    // Another application that starts has taken it.
    if (codeOf(error) === 'ENOENT') return [];
    return [{ why: whyOf(error), folder: dead }];
  }
  try {
    await clearLock(dead);
    // What a killed process was writing beside a person's files.
    for (const work of await readdir(inboxes(mine)).catch(() => [])) await sweepBeside(inboxOf(mine, work));
    const { unread, failures } = await adoptKept(mine, own);
    await adoptLearning(mine, own);
    if (failures.length > 0) throw failures[0];
    if (unread > 0) return [{ why: 'unread', folder: await setAside(sessions, name) }];
    await rm(mine, { recursive: true, force: true });
    return [];
  } catch (error) {
    return [{ why: whyOf(error), folder: mine }];
  } finally {
    await lock.release();
  }
}

/** The folder, beside the sessions of a place, of those that are set aside. */
export function setAsideIn(sessions: string): string {
  return join(sessions, ASIDE);
}

async function setAside(sessions: string, name: string): Promise<string> {
  const aside = setAsideIn(sessions);
  await mkdir(aside, { recursive: true });
  await rename(join(sessions, name), join(aside, name));
  return join(aside, name);
}

function whyOf(error: unknown): LeftBehind['why'] {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error)) ? 'full' : 'failed';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
