import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { explain } from './errors/explain.ts';

const SESSIONS = 'pixels';

/**
 * Makes sure of the folder for settings and sessions, which nobody but its owner can read, and gives the folder of
 * the sessions in it. A folder that held other things before is left as open as it was; the sessions never are.
 * @throws UserError cannot-write or disk-full
 */
export async function openDataFolder(data: string): Promise<string> {
  const sessions = join(data, SESSIONS);
  const before = await readdir(data).catch((): string[] => []);
  try {
    await mkdir(sessions, { recursive: true, mode: 0o700 });
    if (before.length === 0 || before.includes(SESSIONS)) await chmod(data, 0o700);
    await chmod(sessions, 0o700);
    return sessions;
  } catch (error) {
    throw explainDataFolder(data, error);
  }
}

/** What it means for a person that the data folder can't be used; any other failure stays what it is. */
export function explainDataFolder(data: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // The system's own, such as EACCES.
  if (!/^E[A-Z0-9]+$/.test(code)) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return explain('disk-full.data', { name: data }, { cause: error });
  }
  return explain('cannot-write.data', { name: data, system: code }, { cause: error });
}
