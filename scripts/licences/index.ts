/** Whose work is in the application, and on which terms: written down by the build. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Licensed } from '../../preload/contract/index.ts';
import { root } from '../root.ts';
import { packageOf, readModels, type Model } from './models.ts';
import { packagesIn, readPackage, type Package } from './packages.ts';
import { sbomOf } from './sbom.ts';
import { linesOf, standardTerms, termsOf } from './terms.ts';

/**
 * Writes `out/licences.json`, which the window shows, and `out/sbom.json`. Both ship.
 * @param files of which the bundles are made.
 */
export async function writeLicences(files: readonly string[]): Promise<void> {
  const project = await readPackage(root);
  const models = await readModels();
  const weights = new Set(models.flatMap((model) => packageOf(model) ?? []));
  const packages = await packagesIn(files, [...weights]);
  // Of packages with weights nothing else is in the application.
  const programs = packages.filter(({ name }) => !weights.has(name));
  const all: Licensed[] = [
    ...(await Promise.all(programs.map(licenceOfPackage))),
    ...(await Promise.all(models.map((model) => licenceOfModel(model, packages)))),
    await licenceOfPictures(),
  ];
  await write('out/licences.json', all);
  await write('out/sbom.json', await sbomOf(project, packages, models));
}

async function licenceOfPackage(one: Package): Promise<Licensed> {
  const kind = one.name.startsWith('@fontsource') ? 'font' : 'program';
  const terms = await termsOf(one);
  return {
    ...{ kind, name: one.name, version: one.version, licence: one.license },
    terms: one.name === 'electron' ? [...chromium, ...terms] : terms,
  };
}

/** Electron's program comes with a page for what Chromium and Node are made of, as large as a photo. */
const chromium = [
  'What Chromium and Node.js in Electron are made of, and the terms of each, stands in LICENSES.chromium.html',
  'beside the program.',
  '',
];

async function licenceOfModel(model: Model, packages: readonly Package[]): Promise<Licensed> {
  const from = packages.find(({ name }) => name === packageOf(model));
  const terms = from ? await termsOf(from) : linesOf(await ownTerms(model));
  const origin = from ? [`From ${from.name} ${from.version}.`] : (model.origin ?? []);
  return {
    ...{ kind: 'model', name: model.id, version: null, licence: model.licence },
    terms: [model.what, ...[origin].flat(), '', ...terms],
  };
}

/** Of what is no package's: the project's own, or those that somebody else has put on what can be fetched. */
async function ownTerms({ origin, licence }: Model): Promise<string[]> {
  return origin === undefined ? [await readFile(join(root, 'LICENSE'), 'utf8')] : standardTerms(licence);
}

async function licenceOfPictures(): Promise<Licensed> {
  const sources = await readFile(join(root, 'resources/SOURCES.md'), 'utf8');
  return {
    ...{ kind: 'picture', name: 'resources/SOURCES.md', version: null },
    licence: 'public domain, CC0-1.0, GPL-3.0-or-later, MIT',
    terms: linesOf([sources, ...standardTerms('GPL-3.0-or-later')]),
  };
}

async function write(file: string, content: unknown): Promise<void> {
  await writeFile(join(root, file), `${JSON.stringify(content, null, 1)}\n`);
}
