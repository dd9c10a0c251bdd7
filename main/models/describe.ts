import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelState, ShelfModel } from '../../preload/contract/index.ts';
import {
  isFetched,
  keptOf,
  type FetchedModel,
  type KeptModel,
  type ShippedModel,
} from '../engine/runtime/models.ts';
import { explain } from '../errors/explain.ts';
import { toFailure } from '../errors/user-error.ts';
import { bytesIn, countIn } from '../storage/measure.ts';
import { byHand, type FileInFolder } from './folder.ts';

/** What the shelf shows as one: `esrgan-slim-x2`, `-x3` and `-x4` are one network for three factors. */
export interface Group {
  readonly id: string;
  readonly models: readonly (ShippedModel | FetchedModel)[];
}

export function groupsOf(models: readonly (ShippedModel | FetchedModel)[]): readonly Group[] {
  const groups = new Map<string, (ShippedModel | FetchedModel)[]>();
  for (const model of models) {
    const id = groupOf(model.id);
    groups.set(id, [...(groups.get(id) ?? []), model]);
  }
  return [...groups].map(([id, of]) => ({ id, models: of }));
}

export function groupOf(id: string): string {
  return id.replace(/-x\d$/, '');
}

export function originOf(model: ShippedModel | FetchedModel): ShelfModel['origin'] {
  if (isFetched(model)) {
    const hosts = model.download.mirrors.map((mirror) => new URL(mirror).host);
    return { kind: 'fetched', hosts, address: model.origin };
  }
  if (model.package === undefined) return { kind: 'own' };
  const [, name = model.package, version = ''] = /^(.+)@([^@]+)$/.exec(model.package) ?? [];
  return { kind: 'package', name, address: `https://www.npmjs.com/package/${name}/v/${version}` };
}

export function downloadOf({ download }: FetchedModel): NonNullable<ShelfModel['download']> {
  const { bytes, file, sha256, mirrors } = download;
  return { bytes, file, sha256, mirrors };
}

/** Whether the files of models that ship are there, by their sizes: their checksums are looked at when they are used. */
export async function stateOfShipped(folder: string, models: readonly ShippedModel[]): Promise<ModelState> {
  for (const { file, bytes } of models) {
    const path = join(folder, file);
    const size = await sizeOf(path);
    if (size === null) return broken(explain('bad-model.unreadable', { name: path }));
    if (size !== bytes) return broken(explain('bad-model.checksum', { name: path }));
  }
  return { kind: 'ships' };
}

export async function stateOfFetched(
  own: string,
  model: FetchedModel,
  kept: readonly KeptModel[],
  files: readonly FileInFolder[],
  notIt: ReadonlySet<string>,
): Promise<ModelState> {
  const here = keptOf(model, kept);
  const harm = here && (await harmTo(join(own, here.file), here.bytes));
  if (here && !harm) return { kind: 'kept' };
  const found = byHand(model, files, notIt);
  if (found) return { kind: 'by-hand', file: found.name };
  if (harm) return broken(harm);
  const part = files.find(({ name }) => name === `${model.download.file}.part`);
  return { kind: 'absent', part: part?.bytes ?? 0 };
}

/** How many things lie in a folder, and how much there is in it; nothing where it isn't there. */
export async function measureFolder(folder: string): Promise<{ count: number; bytes: number }> {
  return { count: await countIn(folder), bytes: await bytesIn(folder) };
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : null;
}

/** What has become of a kept file, by its size; null where it is as it was. */
async function harmTo(path: string, bytes: number): Promise<Error | null> {
  const size = await sizeOf(path);
  if (size === bytes) return null;
  return explain(size === null ? 'bad-model.kept-gone' : 'bad-model.kept-changed', { name: path });
}

function broken(error: Error): ModelState {
  return { kind: 'broken', error: toFailure(error) };
}
