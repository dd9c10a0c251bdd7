import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { explain } from '../../errors/explain.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const described = { id: z.string(), file: z.string(), what: z.string(), licence: z.string() };

/** Weights that ship, trained by a recipe of the project or read from a package. */
const Shipped = z.object({
  ...described,
  ...{ sha256, bytes: z.number(), recipe: z.string().optional(), package: z.string().optional() },
});

/** Weights that can be fetched. */
const Fetched = z.object({
  ...described,
  /** What it is called, in every language. */
  name: z.string(),
  /** A page about them. */
  origin: z.url({ protocol: /^https$/ }),
  /** What is kept of it in the person's folder, under `file`. */
  bytes: z.number(),
  download: z.object({
    /** What its file is called elsewhere. */
    file: z.string(),
    bytes: z.number().int().positive(),
    sha256,
    /** Kept as it is, or VGG-19's convolutions taken out of it. */
    form: z.enum(['safetensors', 'vgg-onnx']),
    mirrors: z.array(z.url({ protocol: /^https?$/ })).min(1),
  }),
});

const Manifest = z.object({ models: z.array(z.union([Shipped, Fetched])) });
export type ShippedModel = z.infer<typeof Shipped>;
export type FetchedModel = z.infer<typeof Fetched>;

/** What the person's own folder says of the files in it that were fetched. */
const Kept = z.object({
  models: z.array(
    // In the folder itself, whoever wrote it.
    z.object({ id: z.string(), file: z.string().regex(/^[^/\\]+$/), sha256, bytes: z.number(), of: sha256 }),
  ),
});
export type KeptModel = z.infer<typeof Kept>['models'][number];

/** Where models lie: those that ship, and the person's own folder, which may not be there. */
export interface ModelFolders {
  readonly shipped: string;
  readonly own: string | null;
}

/** A weight file as it was read, and the SHA-256 that the manifest and the file agree on. */
export interface Model {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

const MANIFEST = 'manifest.json';

/** Every model that there is, in the order of the manifest. */
export async function readManifest(folder: string): Promise<readonly (ShippedModel | FetchedModel)[]> {
  return Manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'))).models;
}

/** Whether it has to be fetched before it can be used. */
export function isFetched(model: ShippedModel | FetchedModel): model is FetchedModel {
  return 'download' in model;
}

export function isShipped(model: ShippedModel | FetchedModel): model is ShippedModel {
  return !isFetched(model);
}

/** Where a folder of models says what lies in it. */
export function manifestIn(folder: string): string {
  return join(folder, MANIFEST);
}

/** What was fetched into a person's folder; nothing where there is no such folder, or nobody can make sense of it. */
export async function readKept(own: string): Promise<readonly KeptModel[]> {
  const text = await readFile(manifestIn(own), 'utf8').catch(() => '{"models":[]}');
  try {
    return Kept.parse(JSON.parse(text)).models;
  } catch {
    return [];
  }
}

/** What is kept of a model that was fetched, as long as it is the one that the manifest means. */
export function keptOf(model: FetchedModel, kept: readonly KeptModel[]): KeptModel | null {
  return kept.find(({ id, of }) => id === model.id && of === model.download.sha256) ?? null;
}

/** The SHA-256 that the manifest has of a model's weights, which aren't read. @throws UserError bad-model.unknown, or model-missing */
export async function checksumOfModel(folder: string, id: string): Promise<string> {
  return (await placeOf({ shipped: folder, own: null }, id)).sha256;
}

/**
 * Reads a model's weights by its id in `manifest.json` and holds them against their checksum.
 * @throws UserError bad-model, or model-missing for one that has to be fetched first.
 */
export async function readModel(folders: ModelFolders, id: string): Promise<Model> {
  const { path, sha256: wanted, fetched } = await placeOf(folders, id);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw explain(fetched ? 'bad-model.kept-gone' : 'bad-model.unreadable', { name: path }, { cause: error });
  });
  if (createHash('sha256').update(bytes).digest('hex') !== wanted)
    throw explain(fetched ? 'bad-model.kept-changed' : 'bad-model.checksum', { name: path });
  return { id, sha256: wanted, bytes };
}

async function placeOf({ shipped, own }: ModelFolders, id: string) {
  const model = (await readManifest(shipped)).find((one) => one.id === id);
  if (!model) throw explain('bad-model.unknown', { name: id, folder: shipped });
  if (!isFetched(model)) return { path: join(shipped, model.file), sha256: model.sha256, fetched: false };
  const kept = own === null ? null : keptOf(model, await readKept(own));
  if (!kept || own === null) throw explain('model-missing', { name: model.name, model: id });
  return { path: join(own, kept.file), sha256: kept.sha256, fetched: true };
}
