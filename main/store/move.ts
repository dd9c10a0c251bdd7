import { cp, rename, rm } from 'node:fs/promises';

/**
 * Gives a file or a folder another place, which may be on another disk: then it is copied beside that place and
 * renamed, so that whenever the process ends it is whole in one place or the other.
 */
export async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    const beside = `${to}.part`;
    await cp(from, beside, { recursive: true });
    await rename(beside, to);
    await rm(from, { recursive: true });
  }
}
