import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './root.ts';

const home = join(root, 'node_modules', 'electron');

/**
 * The Electron to run: the one named by ELECTRON_OVERRIDE_DIST_PATH, else the package's own, which is
 * downloaded on first use. null, with the reason, where there is none and none can be had.
 * @param download whether to, or for how many milliseconds to try.
 */
export async function electronBinary(
  download: boolean | number = true,
): Promise<{ path: string; why?: never } | { path: null; why: string }> {
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined) {
    const path = join(override, name);
    return existsSync(path) ? { path } : { path: null, why: `${path} does not exist` };
  }
  const installed = await installedBinary();
  if (installed !== null) return { path: installed };
  if (download === false) return { path: null, why: 'it is not installed' };
  try {
    await promisify(execFile)(process.execPath, [join(home, 'install.js')], {
      timeout: download === true ? 600_000 : download,
    });
  } catch (error) {
    const lines = error instanceof Error ? error.message.split('\n') : [];
    return {
      path: null,
      why: lines.find((line) => line.includes('Error'))?.trim() ?? 'it could not be downloaded',
    };
  }
  const path = await installedBinary();
  return path === null ? { path: null, why: 'its download left no program' } : { path };
}

async function installedBinary(): Promise<string | null> {
  const relative = await readFile(join(home, 'path.txt'), 'utf8').catch(() => null);
  const path = relative === null ? null : join(home, 'dist', relative);
  return path !== null && existsSync(path) ? path : null;
}
