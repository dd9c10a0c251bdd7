import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Result, StoredPicture } from '../../preload/contract/index.ts';
import type { Tool } from '../engine/tools/tool.ts';
import { UserError } from '../errors/user-error.ts';
import { flagOf } from './options.ts';

/** What is to be written where: a picture of the store, the bytes of a file, or text. */
export type Output =
  | { readonly kind: 'picture'; readonly path: string; readonly picture: StoredPicture }
  | { readonly kind: 'file'; readonly path: string; readonly file: string }
  | { readonly kind: 'text'; readonly path: string; readonly text: string };

/**
 * The files that a result becomes: one, or OUT-1, OUT-2 … where there are several pictures to choose from.
 * A single one of these is no choice.
 * @param pick which of several is written to `out` itself, from 1; null for all.
 * @throws UserError bad-parameters where there are not that many.
 */
export function outputsOf(result: Result, out: string, pick: number | null): Output[] {
  switch (result.kind) {
    case 'picture': {
      const { pixels, width, height } = result;
      return [{ kind: 'picture', path: out, picture: { pixels, width, height } }];
    }
    case 'pictures': {
      const { pictures } = result;
      const [only, ...others] = pictures;
      if (pick === null && only && others.length === 0)
        return [{ kind: 'picture', path: out, picture: only }];
      if (pick === null)
        return pictures.map((picture, i) => ({ kind: 'picture', path: numbered(out, i + 1), picture }));
      const picture = pictures[pick - 1];
      if (picture) return [{ kind: 'picture', path: out, picture }];
      throw new UserError(
        'bad-parameters',
        `--pick ${pick}: there are ${pictures.length} to pick from, counted from 1.`,
      );
    }
    case 'model':
      return [{ kind: 'file', path: out, file: result.file }];
    case 'data':
      return [{ kind: 'text', path: out, text: `${JSON.stringify(result.data, null, 2)}\n` }];
  }
}

/**
 * That the picture which is to be written can be among those that will be made, as far as that is known before.
 * @throws UserError bad-parameters
 */
export function checkPick(
  { howMany }: Tool,
  pick: number | null,
  parameters: Readonly<Record<string, unknown>>,
): void {
  const most = howMany === undefined ? null : parameters[howMany];
  if (howMany === undefined || pick === null || typeof most !== 'number' || pick <= most) return;
  throw new UserError(
    'bad-parameters',
    `--pick ${pick}: there will be ${most} to pick from, counted from 1. Add ${flagOf(howMany)} ${pick}, or pick another.`,
  );
}

/**
 * That the file of a model is called as such files are: where it is looked for, another one isn't found.
 * @throws UserError bad-parameters
 */
export function checkEnding({ id, file }: Tool, out: string): void {
  if (!file || out.toLowerCase().endsWith(file.ending)) return;
  const ending = extname(out);
  const name = file.name ?? `${basename(out, ending)}${file.ending}`;
  throw new UserError(
    'bad-parameters',
    `${id} writes a file whose name ends in ${file.ending}, and not in ${ending || 'nothing'}: give -o ${join(dirname(out), name)}.`,
  );
}

/** `out.png`, 2 → `out-2.png` */
export function numbered(path: string, number: number): string {
  const ending = extname(path);
  return join(dirname(path), `${basename(path, ending)}-${number}${ending}`);
}

/** The files of an earlier run that several pictures would replace. */
export async function numberedBefore(path: string): Promise<string[]> {
  const ending = extname(path);
  const start = `${basename(path, ending)}-`;
  const names = await readdir(dirname(path)).catch(() => []);
  return names
    .filter((name) => name.startsWith(start) && name.endsWith(ending))
    .filter((name) => /^[1-9]\d*$/.test(name.slice(start.length, name.length - ending.length)))
    .map((name) => join(dirname(path), name));
}
