import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { photoExtensions } from '../../preload/contract/formats.ts';
import { explain } from '../errors/explain.ts';
import { explainReading } from '../image/read.ts';

/** A file to be worked on. */
export interface Found {
  readonly path: string;
  /** The folders that it lies in below the one that was given, outermost first. */
  readonly below: readonly string[];
  /** Whether it was given itself, and not found in a folder. */
  readonly alone?: true;
}

export interface Walk {
  readonly files: readonly Found[];
  /** Files that were found once more, by another path. */
  readonly twice: readonly string[];
}

/**
 * The files among these, and the pictures in the folders among them, at any depth and in the order in which people count. A
 * file is found once, however many ways lead to it. Hidden ones are left aside, and so is the folder of the results, where it
 * is known yet.
 * @throws UserError file-missing for what is given, or batch-place where a folder is that of the results.
 */
export async function walk(given: readonly string[], out: string | null): Promise<Walk> {
  const results = out === null ? null : await realOf(out);
  const files: Found[] = [];
  const twice: string[] = [];
  const seen = new Set<string>();
  const meet = (real: string) => {
    const before = seen.has(real);
    seen.add(real);
    return before;
  };

  const inside = async (folder: string, below: readonly string[]): Promise<void> => {
    const all = await readdir(folder).catch((error: unknown) => {
      if (below.length === 0) throw explainReading(folder, error);
      return null;
    });
    // One among others that can't be looked into is told of when its turn comes, as a picture that can't be read is.
    if (all === null) files.push({ path: folder, below: below.slice(0, -1) });
    const names = (all ?? []).filter((name) => !name.startsWith('.')).sort(compare);
    for (const name of names) {
      const path = join(folder, name);
      // A link to nothing is no picture, and neither is what was just taken away.
      const real = await realpath(path).catch(() => null);
      // A name in bytes of another time can't be said back to the system: it is told of when its turn comes.
      if (real === null && name.includes('\uFFFD') && isPhoto(name)) files.push({ path, below });
      if (real === null || real === results) continue;
      const there = await stat(real).catch(() => null);
      if (!there) continue;
      if (there.isDirectory()) {
        if (!meet(real)) await inside(path, [...below, name]);
      } else if (there.isFile() && isPhoto(name)) {
        if (meet(real)) twice.push(path);
        else files.push({ path, below });
      }
    }
  };

  for (const path of given) {
    const real = await realpath(path).catch((error: unknown) => {
      throw explainReading(path, error);
    });
    if (real === results) throw explain('batch-place.input', { name: path });
    if ((await stat(real)).isDirectory()) {
      if (!meet(real)) await inside(path, []);
    } else if (meet(real)) twice.push(path);
    else files.push({ path, below: [], alone: true });
  }
  return { files, twice };
}

const { compare } = new Intl.Collator('en', { numeric: true });

/** By its name. */
export function isPhoto(name: string): boolean {
  return photoExtensions.includes(extname(name).slice(1).toLowerCase());
}

/** Whether a file was found among the results of others: in a folder that the results go to or into, which was looked through. */
export async function isAmongResults({ path, below, alone }: Found, out: string): Promise<boolean> {
  if (alone || !(await isWithin(path, out))) return false;
  const given = resolve(dirname(path), ...below.map(() => '..'));
  const [results, around] = [await realOf(out), await realOf(given)];
  return results === around || isWithin(out, given);
}

/** Whether a file lies in a folder, at any depth, by its real place. A file that is gone doesn't. */
async function isWithin(path: string, folder: string): Promise<boolean> {
  const [file, around] = [await realOf(path), await realOf(folder)];
  return (
    file !== null && around !== null && file.startsWith(around.endsWith(sep) ? around : `${around}${sep}`)
  );
}

function realOf(path: string): Promise<string | null> {
  return realpath(path).catch(() => null);
}

/** `holiday/beach.jpg` → `beach` */
export function stemOf(path: string): string {
  return basename(path, extname(path));
}
