import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A browser remembers panels, shortcuts and colours by the address they were chosen at, so a data folder is
 * served at the port it was served at last.
 */
const name = 'port';

/** The port that a data folder was served at last; 0, which is any free one, where there is none to go back to. */
export async function lastPort(data: string): Promise<number> {
  const port = Number(await readFile(join(data, name), 'utf8').catch(() => '0'));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
}

/** Keeps the port for the next start. One that can't be kept costs what the browser remembers, not the start. */
export async function keepPort(data: string, port: number): Promise<void> {
  try {
    await mkdir(data, { recursive: true });
    await writeFile(join(data, name), String(port));
  } catch {
    // Such as a full disk.
  }
}
