/** The npm packages that are in the application. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { root } from '../root.ts';

const Package = z.object({
  name: z.string(),
  version: z.string(),
  // An object in packages of a time before SPDX.
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
export type Package = z.infer<typeof Package> & { readonly folder: string };

/** Loaded by path, so that no bundle holds them. */
const beside = ['onnxruntime-node', 'sharp'];

/** Of what those need, that which only their installation does: `electron-builder.yml` leaves it out. */
const onlyInstalls = new Set(['adm-zip', 'global-agent']);

/**
 * Each package once, by name.
 * @param files of which the bundles are made, as the bundlers name them.
 * @param others packages of which more than code was taken.
 */
export async function packagesIn(files: readonly string[], others: readonly string[]): Promise<Package[]> {
  const found = new Map<string, Package>();
  const add = async (folder: string) => {
    const one = await readPackage(folder);
    found.set(`${one.name}@${one.version}`, one);
  };
  const bundled = new Set(files.flatMap((file) => folderOf(file) ?? []));
  for (const folder of bundled) await add(folder);
  for (const name of [...others, 'electron']) await add(installed(name));
  for (const name of beside) for (const one of await withNeeds(name)) await add(one);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param folder of a package, or the project's own. */
export async function readPackage(folder: string): Promise<Package> {
  const text = await readFile(join(folder, 'package.json'), 'utf8');
  return { ...Package.parse(JSON.parse(text)), folder };
}

/** The folder of the package that a file is in; null where it is in none. */
export function folderOf(file: string): string | null {
  const [, folder] = /^\0?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/')) ?? [];
  if (folder === undefined) return null;
  return join(root, folder.slice(folder.indexOf('node_modules/')));
}

function installed(name: string): string {
  return join(root, 'node_modules', name);
}

/** The folders of a package and of all that runs with it; of native parts, those for this machine are there. */
async function withNeeds(name: string, optional = false): Promise<string[]> {
  const folder = installed(name);
  const one = await readPackage(folder).catch((error: unknown) => {
    if (optional) return null;
    throw error;
  });
  if (one === null) return [];
  const needs = Object.keys(one.dependencies).filter((need) => !onlyInstalls.has(need));
  const parts = await Promise.all([
    ...needs.map((need) => withNeeds(need)),
    ...Object.keys(one.optionalDependencies).map((need) => withNeeds(need, true)),
  ]);
  return [folder, ...parts.flat()];
}
