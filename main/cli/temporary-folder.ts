import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';

/** Folders are named by the process they belong to. */
const ours = /^pentimento-cli-(\d+)-/;

/**
 * A folder for the length of one command. Those that commands left behind which were killed are removed.
 *
 * @throws UserError cannot-write
 */
export async function temporaryFolder(): Promise<string> {
  await sweepLeft();
  try {
    return await mkdtemp(join(tmpdir(), `pentimento-cli-${process.pid}-`));
  } catch (error) {
    throw new UserError(
      'cannot-write',
      `The folder for temporary files, ${tmpdir()}, cannot be written to. Name another in the TMPDIR variable.`,
      { cause: error },
    );
  }
}

async function sweepLeft(): Promise<void> {
  // A folder that can't be listed will say so once something is made in it.
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names) {
    const process = ours.exec(name)?.[1];
    if (process === undefined || isRunning(Number(process))) continue;
    // It may be another person's, who alone may remove it.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(id: number): boolean {
  try {
    // Signal 0 asks and does nothing.
    return process.kill(id, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
