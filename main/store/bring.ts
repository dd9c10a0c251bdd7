import { copyFile, link } from 'node:fs/promises';
import { join } from 'node:path';

/** The same file in another folder. One that is gone can't be brought; file systems without links get a copy. */
export async function bring(from: string, to: string, name: string): Promise<void> {
  try {
    await link(join(from, name), join(to, name));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'EEXIST') return;
    await copyFile(join(from, name), join(to, name));
  }
}
