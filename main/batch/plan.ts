import { createHash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import * as z from 'zod';
import { fillPlaces } from '../../preload/contract/batch-names.ts';
import type { BatchRecipe, Existing } from '../../preload/contract/batch.ts';
import { extensions, SaveFormat } from '../../preload/contract/formats.ts';
import { placeIn, Places, sameness } from './naming.ts';
import { stemOf, type Found } from './walk.ts';

/** A file that will be made; null where the one that is there is left. */
export const PlannedOutput = z.object({ path: z.string(), format: SaveFormat }).readonly().nullable();
export type PlannedOutput = z.infer<typeof PlannedOutput>;

/** A picture and the files that will be made of it, one for each output of the recipe. */
export const Item = z.object({ input: z.string(), outputs: z.array(PlannedOutput).readonly() }).readonly();
export type Item = z.infer<typeof Item>;

export interface Wishes {
  readonly recipe: BatchRecipe;
  readonly out: string;
  readonly existing: Existing;
}

/**
 * Gives every file its place before the work begins, so that a batch that is taken up again makes the same ones. Two results
 * never share a place, also where the disk doesn't tell capitals apart.
 * @param before those that have their places already.
 */
export function planItems(
  files: readonly Found[],
  { recipe, out, existing }: Wishes,
  before: readonly Item[] = [],
): Item[] {
  const disk = new Listing();
  const places = new Places(
    (path) => disk.stays(path, existing),
    (path) => disk.real(path),
  );
  for (const { outputs } of before) for (const output of outputs) if (output) places.claim(output.path);
  // What is read is never written over, whatever is to become of files that are there, and whatever links lead to it.
  for (const { input } of before) places.claim(realOf(input));
  for (const { path } of files) places.claim(realOf(path));
  const known = new Set(before.map(({ input }) => input));
  return files
    .filter(({ path }) => !known.has(path))
    .map(({ path, below }, i) => {
      const own = {
        name: stemOf(path),
        folder: below.at(-1) ?? basename(dirname(path)),
        number: String(before.length + i + 1).padStart(4, '0'),
        date: dateOf(path),
        recipe: recipe.name,
      };
      const outputs = recipe.outputs.map((output): PlannedOutput => {
        const format = output.format ?? formatOf(path);
        const start = placeIn(out, below, fillPlaces(output.name, own));
        const place = places.take(start, extensions[format][0]);
        return isWanted(place, path, existing, disk) ? { path: place, format } : null;
      });
      return { input: path, outputs };
    });
}

/** What tells whether a batch is the same: its recipe, where it goes, and what is done with files that are there. */
export function keyOf({ recipe, out, existing }: Wishes): string {
  return createHash('sha256')
    .update(JSON.stringify([recipe, out, existing]))
    .digest('hex');
}

/** Itself where it isn't there. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function isWanted(place: string, input: string, existing: Existing, disk: Listing): boolean {
  if (!disk.has(place) || existing === 'number' || existing === 'replace') return true;
  return existing === 'newer' && (modifiedOf(input) ?? Infinity) > (disk.modified(place) ?? -Infinity);
}

/** Milliseconds; undefined where it has gone. */
function modifiedOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** A picture's own format where it is written, else PNG. */
function formatOf(path: string): SaveFormat {
  const ending = extname(path).slice(1).toLowerCase();
  return SaveFormat.options.find((format) => extensions[format].includes(ending)) ?? 'png';
}

/** The day on which a file was last changed, here: 2026-11-29. */
function dateOf(path: string): string {
  // One that has gone since is told of when its turn comes.
  const mtime = statSync(path, { throwIfNoEntry: false })?.mtime ?? new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${mtime.getFullYear()}-${two(mtime.getMonth() + 1)}-${two(mtime.getDate())}`;
}

type Kind = 'file' | 'link' | 'other';

/** What lies in folders, as it was when first asked; capitals don't count. */
class Listing {
  readonly #folders = new Map<string, ReadonlyMap<string, Dirent>>();
  readonly #real = new Map<string, string>();

  has(path: string): boolean {
    return this.#find(path) !== undefined;
  }

  /** Whether something is there that no result may be written to: what is no file never goes, and a link leads elsewhere. */
  stays(path: string, existing: Existing): boolean {
    const found = this.#find(path);
    if (!found || existing === 'number') return found !== undefined;
    const kind = kindOf(found);
    return kind === 'other' || (kind === 'link' && existing !== 'skip');
  }

  modified(path: string): number | undefined {
    const found = this.#find(path);
    return found && modifiedOf(join(dirname(path), found.name));
  }

  /** A path with no link among its folders, also where they aren't there yet. */
  real(path: string): string {
    return join(this.#realFolder(dirname(path)), basename(path));
  }

  #realFolder(folder: string): string {
    const known = this.#real.get(folder);
    if (known !== undefined) return known;
    const real = existsSync(folder) || dirname(folder) === folder ? realOf(folder) : this.real(folder);
    this.#real.set(folder, real);
    return real;
  }

  #find(path: string): Dirent | undefined {
    const folder = dirname(path);
    const listed = this.#folders.get(folder) ?? list(folder);
    this.#folders.set(folder, listed);
    return listed.get(sameness(basename(path)));
  }
}

function kindOf(entry: Dirent): Kind {
  return entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'link' : 'other';
}

function list(folder: string): ReadonlyMap<string, Dirent> {
  // In what is no folder lies nothing; that it is in the way is told when something is written there.
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return new Map();
  return new Map(readdirSync(folder, { withFileTypes: true }).map((entry) => [sameness(entry.name), entry]));
}
