import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../scripts/root.ts';
import { python } from './pytorch/blas.ts';

/** Reference programs and pictures that the project doesn't ship. */
const shared = join(root, '..', 'shared');

export function sharedFile(...parts: string[]): string | null {
  const path = join(shared, ...parts);
  return existsSync(path) ? path : null;
}

/** Runs a PyTorch reference program that prints one JSON object; null where it or PyTorch is absent. */
export async function runPeer(
  program: string,
  args: readonly string[],
): Promise<Record<string, unknown> | null> {
  const path = sharedFile('reference', program);
  if (path === null) return null;
  try {
    const { stdout } = await promisify(execFile)(python, [path, ...args]);
    return JSON.parse(stdout) as Record<string, unknown>;
  } catch (error) {
    console.error(`The peer ${program} can't run: ${String(error).split('\n')[0] ?? ''}`);
    return null;
  }
}
