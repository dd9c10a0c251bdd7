import { readlink, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { explain } from '../errors/explain.ts';

/** As many links as Linux follows before it gives up. */
const MOST_LINKS = 40;

export interface Destination {
  /** The file that a path leads to: links are followed, also one whose file isn't there yet. */
  readonly path: string;
  /** The mode of the file that is there; null where there is none yet. */
  readonly mode: number | null;
}

/**
 * Where a result goes that is written to a path. Writing replaces what is there, so only files qualify: a device, a
 * FIFO or a socket would be gone afterwards, and be no picture before.
 * @throws UserError cannot-write
 */
export async function destinationOf(path: string): Promise<Destination> {
  const target = await follow(path);
  const there = await stat(target).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (!there) return { path: target, mode: null };
  if (there.isDirectory()) {
    throw explain('cannot-write.folder', { name: path, example: join(path, 'result.png') });
  }
  if (!there.isFile()) {
    const kind = there.isFIFO() ? 'fifo' : there.isSocket() ? 'socket' : 'device';
    throw explain(`cannot-write.${kind}`, { name: path });
  }
  return { path: target, mode: there.mode };
}

async function follow(path: string): Promise<string> {
  let target = path;
  for (let links = 0; links < MOST_LINKS; links += 1) {
    try {
      return await realpath(target);
    } catch (error) {
      if (codeOf(error) === 'ELOOP') break;
      // What isn't there may still be the end of a link.
      const next = isMissing(error) ? await readlink(target).catch(() => null) : null;
      if (next === null) return target;
      target = resolve(dirname(target), next);
    }
  }
  throw explain('cannot-write.link', { name: path });
}

/** Not there, or below something that is no folder; writing will say which. */
function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
