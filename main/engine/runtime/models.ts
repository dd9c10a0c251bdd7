import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { explain } from '../../errors/explain.ts';

const Manifest = z.object({
  models: z.array(z.object({ id: z.string(), file: z.string(), sha256: z.string() })),
});

/** A weight file as it was read, and the SHA-256 that the manifest and the file agree on. */
export interface Model {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** The SHA-256 that the manifest has of a model's weights, which aren't read. @throws UserError bad-model.unknown */
export async function checksumOfModel(folder: string, id: string): Promise<string> {
  return (await entryOf(folder, id)).sha256;
}

/**
 * Reads a model's weights by its id in `manifest.json` and holds them against their checksum.
 * @throws UserError bad-model.
 */
export async function readModel(folder: string, id: string): Promise<Model> {
  const entry = await entryOf(folder, id);
  const path = join(folder, entry.file);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw explain('bad-model.unreadable', { name: path }, { cause: error });
  });
  if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256) {
    throw explain('bad-model.checksum', { name: path });
  }
  return { id, sha256: entry.sha256, bytes };
}

async function entryOf(folder: string, id: string) {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  const entry = manifest.models.find((model) => model.id === id);
  if (!entry) throw explain('bad-model.unknown', { name: id, folder });
  return entry;
}
