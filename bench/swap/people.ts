import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GivenFolder } from '../../main/engine/tools/inputs.ts';
import { decodePicture } from '../../main/image/decode.ts';
import { root } from '../../scripts/root.ts';
import { sharedFile } from '../peer.ts';

export const people = ['person-a', 'person-b', 'obama', 'biden'] as const;
export type PersonName = (typeof people)[number];

/** Where what was learnt of somebody lies, for the method that goes by it: `learn-face … -o out/bench/learnt/NAME/network.safetensors`. */
const learnt = join(root, 'out', 'bench', 'learnt');

/** A person's photos, each read when it is asked for; null where they aren't there. */
export async function photosOf(name: PersonName): Promise<GivenFolder | null> {
  const folder = sharedFile('data', 'faces', name);
  if (folder === null) return null;
  const files = await readdir(folder);
  const photos = files
    .filter((file) => file.endsWith('.jpg'))
    .sort()
    .map((file) => ({
      name: file,
      open: async () => (await decodePicture(join(folder, file))).pixels,
    }));
  const file = (beside: string) => readFile(join(learnt, name, beside)).catch(() => null);
  return { name, photos, file };
}
