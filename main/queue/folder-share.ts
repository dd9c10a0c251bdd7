import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { explain } from '../errors/explain.ts';
import { UserError } from '../errors/user-error.ts';
import { writeWhole } from '../image/write.ts';
import type { Share } from './share.ts';

/**
 * A folder that every machine has: on a network, or on one machine for several processes. It isn't made: where it isn't
 * there, it isn't mounted, and what would be written below it would be on the wrong disk.
 */
export function folderShare(folder: string): Share {
  const place = resolve(folder);
  const pathOf = (name: string) => join(place, ...name.split('/'));
  const checkThere = async () => {
    const there = await stat(place).catch((error: unknown) => {
      throw away(place, error);
    });
    if (!there.isDirectory()) throw explain('files-away.folder', { place });
  };
  return {
    place,
    put: async (name, bytes) => {
      await checkThere();
      const path = pathOf(name);
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeWhole(path, bytes);
      } catch (error) {
        throw error instanceof UserError && error.code === 'disk-full' ? error : away(place, error);
      }
    },
    get: async (name) => {
      try {
        return await readFile(pathOf(name));
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw away(place, error);
        await checkThere();
        return null;
      }
    },
    has: async (name) => {
      try {
        return (await stat(pathOf(name))).isFile();
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw away(place, error);
        await checkThere();
        return false;
      }
    },
    remove: async (name) => {
      await rm(pathOf(name), { force: true }).catch((error: unknown) => {
        throw away(place, error);
      });
    },
  };
}

function away(place: string, error: unknown): UserError {
  const cause = error instanceof UserError ? error.cause : error;
  const code = codeOf(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return explain('files-away.folder', { place }, { cause: error });
  return explain('files-away.system', { place, system: code ?? String(cause) }, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
