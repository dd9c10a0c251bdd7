import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { StyleReference } from '../../preload/contract/index.ts';

/** The paintings that ship with the application. */
export async function shippedStyles(resources: string): Promise<StyleReference[]> {
  return z
    .array(StyleReference)
    .parse(JSON.parse(await readFile(join(resources, 'styles', 'styles.json'), 'utf8')));
}

/** Which of the paintings that ship a file is, by what is in it, whatever it is called; null where it is none. */
export async function shippedIn(path: string, resources: string): Promise<string | null> {
  const { size } = await stat(path);
  for (const { id, file } of await shippedStyles(resources)) {
    const own = join(resources, 'styles', file);
    if ((await stat(own)).size === size && (await readFile(own)).equals(await readFile(path))) return id;
  }
  return null;
}
