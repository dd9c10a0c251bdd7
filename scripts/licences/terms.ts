/** The terms of a package in full. */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';
import type { Package } from './packages.ts';

const Standard = z.object({ name: z.string(), licenseText: z.string() });

const require = createRequire(import.meta.url);

/** What a package's own files say; where it has none, its page, which says whose it is, and the licence it names. */
export async function termsOf({ folder, license }: Package): Promise<string[]> {
  const names = (await readdir(folder)).sort();
  const own = names.filter((file) => /^(licen[cs]e|copying|notice|third)/i.test(file));
  const read = (files: readonly string[]) =>
    Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  if (own.length > 0) return linesOf(await read(own));
  const page = await read(names.filter((file) => /^readme\.md$/i.test(file)));
  return linesOf([...page, ...standardTerms(license)]);
}

/** The text of each licence in an SPDX expression; the lesser GPL adds to the GPL, whose text comes along. */
export function standardTerms(expression: string): string[] {
  const ids = expression.match(/[\w.+-]+/g)?.filter((word) => !['AND', 'OR', 'WITH'].includes(word)) ?? [];
  return ids
    .flatMap((id) => (id.startsWith('LGPL-') ? [id, id.slice(1)] : [id]))
    .map((id) => {
      const path = `spdx-license-list/licenses/${id}.json`;
      const { name, licenseText } = Standard.parse(require(path));
      return `${name}\n\n${licenseText}`;
    });
}

/** @param texts one after the other, a blank line between. */
export function linesOf(texts: readonly string[]): string[] {
  return texts
    .map((text) => text.trim())
    .join('\n\n')
    .split(/\r?\n/)
    .map((line) => (line.startsWith('|') ? narrowed(line) : line.trimEnd()));
}

/** A row of a table without the spaces and dashes that line up its columns, which no window is wide enough for. */
function narrowed(row: string): string {
  return row.trimEnd().replace(/ {2,}/g, ' ').replace(/-{4,}/g, '---');
}
