import { stat } from 'node:fs/promises';
import { explain } from '../errors/explain.ts';
import { isNamed } from '../store/names.ts';
import { readStyles, type Damaged, type Kept } from './read.ts';

/**
 * What is given for a painting is a picture's file; and where there is none of that path, a style that is kept by that name or id.
 * @param data the folder that styles are kept in.
 * @returns null for a file.
 * @throws UserError style-unknown where it is neither, or learnt-style
 */
export async function styleMeant(given: string, data: string): Promise<Kept | null> {
  if (await stat(given).catch(() => null)) return null;
  const all = await readStyles(data);
  const known = all.styles.find(({ id, style }) => id === given || isNamed(style, given));
  if (known) return known;
  const harmed = damagedStyle(given, all.damaged);
  if (harmed) throw harmed.error;
  if (all.styles.length === 0) throw explain('style-unknown.no-file', { name: given });
  const names = all.styles.map(({ style }) => style.name).join(', ');
  throw explain('style-unknown.neither', { name: given, names });
}

/** One that is damaged, by its id or its name. */
export function damagedStyle(name: string, damaged: readonly Damaged[]): Damaged | undefined {
  return damaged.find((one) => one.id === name || (one.name !== null && isNamed({ name: one.name }, name)));
}
