/** The weights that the application has or can fetch, as models/manifest.json lists them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { root } from '../root.ts';

const Model = z.object({
  id: z.string(),
  what: z.string(),
  /** An SPDX id. */
  licence: z.string(),
  /** Absent for what doesn't ship and can be fetched. */
  sha256: z.string().optional(),
  /** A page about what can be fetched. */
  origin: z.string().optional(),
  /** The npm package it was read from, with its version; absent for what was trained for the application. */
  package: z.string().optional(),
});
export type Model = z.infer<typeof Model>;

export async function readModels(): Promise<Model[]> {
  const text = await readFile(join(root, 'models/manifest.json'), 'utf8');
  return z.object({ models: z.array(Model) }).parse(JSON.parse(text)).models;
}

/** The name of the package that a model was read from. */
export function packageOf({ package: from }: Model): string | null {
  return from?.replace(/@[^@]*$/, '') ?? null;
}
