import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StrayFile } from '../../preload/contract/index.ts';
import { keptOf, manifestIn, readKept, type FetchedModel, type KeptModel } from '../engine/runtime/models.ts';
import { isBeside } from '../image/beside.ts';
import { explainWriting, writeWhole } from '../image/write.ts';
import { inTurn } from '../store/turns.ts';
import { SPEEDS } from './speeds.ts';

/** The person's folder of models in a data folder: beside the one that ships, and with a manifest of its own. */
export function ownModels(data: string): string {
  return join(data, 'models');
}

export interface FileInFolder {
  readonly name: string;
  readonly bytes: number;
}

/** The files there; none where there is no such folder. */
export async function filesIn(own: string): Promise<readonly FileInFolder[]> {
  const entries = await readdir(own, { withFileTypes: true }).catch(() => []);
  const files: FileInFolder[] = [];
  for (const entry of entries) {
    const found = entry.isFile() ? await stat(join(own, entry.name)).catch(() => null) : null;
    if (found) files.push({ name: entry.name, bytes: found.size });
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Where a download grows. */
export function partOf(own: string, { download }: FetchedModel): string {
  return join(own, `${download.file}.part`);
}

/** The file that may be the model's, put there by hand: as long as it, whatever it is called. */
export function byHand(
  { download }: FetchedModel,
  files: readonly FileInFolder[],
  notIt: ReadonlySet<string>,
): FileInFolder | null {
  return files.find(({ name, bytes }) => bytes === download.bytes && !notIt.has(name)) ?? null;
}

/**
 * What lies in the folder and is none of the models.
 * @param notIt files that were held against a model's checksum and have another.
 */
export function strayIn(
  files: readonly FileInFolder[],
  models: readonly FetchedModel[],
  kept: readonly KeptModel[],
  notIt: ReadonlySet<string>,
): StrayFile[] {
  const own = new Set(['manifest.json', SPEEDS]);
  for (const model of models) {
    own.add(`${model.download.file}.part`).add(`${model.download.file}.part.json`);
    const here = keptOf(model, kept);
    if (here) own.add(here.file);
  }
  return files.flatMap(({ name, bytes }): StrayFile[] => {
    if (own.has(name) || name.startsWith('.') || isBeside(name)) return [];
    const model = models.find(({ download }) => download.bytes === bytes || download.file === name);
    if (!model) return [{ name, bytes, why: 'unknown', model: null }];
    const whole = model.download.bytes === bytes && !notIt.has(name);
    if (whole) return keptOf(model, kept) ? [{ name, bytes, why: 'spent', model: model.id }] : [];
    return [{ name, bytes, why: 'not-it', model: model.id }];
  });
}

/** Makes sure of the folder. @throws UserError cannot-write or disk-full */
export async function makeFolder(own: string): Promise<void> {
  await mkdir(own, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw explainWriting(own, error);
  });
}

/** Notes what is kept of a model, in the place of what was kept before. */
export function noteKept(own: string, model: KeptModel): Promise<void> {
  return change(own, (kept) => [...kept.filter(({ id }) => id !== model.id), model]);
}

/** Removes what is kept of a model, and what has come of it: what says that it is there goes first. */
export async function removeKept(own: string, model: FetchedModel): Promise<void> {
  const here = (await readKept(own)).filter(({ id }) => id === model.id);
  if (here.length > 0) await change(own, (kept) => kept.filter(({ id }) => id !== model.id));
  const part = partOf(own, model);
  for (const path of [...here.map(({ file }) => join(own, file)), part, `${part}.json`])
    await rm(path, { force: true }).catch((error: unknown) => {
      throw explainWriting(path, error);
    });
}

function change(own: string, to: (kept: readonly KeptModel[]) => readonly KeptModel[]): Promise<void> {
  return inTurn(own, async () => {
    const models = to(await readKept(own));
    await writeWhole(manifestIn(own), new TextEncoder().encode(`${JSON.stringify({ models }, null, 2)}\n`));
  });
}
