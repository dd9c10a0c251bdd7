import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { writeWhole } from '../image/write.ts';
import { parsed } from '../store/parsed.ts';
import { folderIn, readStyle, type Kept } from './read.ts';

const Note = z.object({
  version: z.literal(1),
  /** What tells the command from others. */
  command: z.string(),
  /** Steps that the style had by then. */
  steps: z.int(),
  /** Those that the command had still to do. */
  left: z.int().positive(),
});
export type Unfinished = Omit<z.infer<typeof Note>, 'version'>;

const ENDING = '.unfinished';

/** Notes beside a style which command it was ended early in. */
export async function noteUnfinished(data: string, id: string, unfinished: Unfinished): Promise<void> {
  const note = { version: 1, ...unfinished };
  await writeWhole(fileOf(data, id), new TextEncoder().encode(JSON.stringify(note)));
}

export async function forgetUnfinished(data: string, id: string): Promise<void> {
  await rm(fileOf(data, id), { force: true });
}

/** The style that a command was ended early in, as long as nothing else has been made of it. */
export async function findUnfinished(
  data: string,
  command: string,
): Promise<(Kept & { readonly left: number }) | null> {
  for (const name of await readdir(folderIn(data)).catch(() => [])) {
    if (!name.endsWith(ENDING)) continue;
    const id = name.slice(0, -ENDING.length);
    const note = Note.safeParse(parsed(await readFile(fileOf(data, id), 'utf8')));
    if (note.data?.command !== command) continue;
    const kept = await readStyle(data, { style: id }).catch(() => null);
    if (kept?.style.steps === note.data.steps) return { ...kept, left: note.data.left };
  }
  return null;
}

function fileOf(data: string, id: string): string {
  return join(folderIn(data), `${id}${ENDING}`);
}
