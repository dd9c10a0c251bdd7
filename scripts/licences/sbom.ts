/** What the application is made of, for programs that look for known faults: CycloneDX 1.6, https://cyclonedx.org. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { root } from '../root.ts';
import type { Model } from './models.ts';
import type { Package } from './packages.ts';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
});

/** sharp's libvips says in a file which versions of other libraries are in it. */
const Libraries = z.record(z.string(), z.string());

export async function sbomOf(project: Package, packages: readonly Package[], models: readonly Model[]) {
  const lock = Lock.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  const components = [
    ...(await Promise.all(packages.map((one) => packageComponent(one, lock)))),
    ...models.flatMap(modelComponent),
  ];
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([project.version, components]))}`,
    version: 1,
    metadata: {
      component: {
        ...{ type: 'application', 'bom-ref': project.name, name: project.name, version: project.version },
        licenses: [{ license: { id: project.license } }],
      },
    },
    components,
  };
}

async function packageComponent({ name, version, license, folder }: Package, lock: z.infer<typeof Lock>) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const place = folder.slice(root.length + 1).replaceAll('\\', '/');
  const integrity = lock.packages[place]?.integrity;
  const inside = await librariesIn(folder);
  return {
    ...{ type: name === 'electron' ? 'framework' : 'library', 'bom-ref': purl, name, version, purl },
    licenses: [/ (AND|OR|WITH) /.test(license) ? { expression: license } : { license: { id: license } }],
    ...(integrity !== undefined && { hashes: [hashOf(integrity)] }),
    ...(inside.length > 0 && { components: inside }),
  };
}

async function librariesIn(folder: string) {
  if (!folder.includes('sharp-libvips')) return [];
  const libraries = Libraries.parse(JSON.parse(await readFile(join(folder, 'versions.json'), 'utf8')));
  return Object.entries(libraries).map(([name, version]) => ({ type: 'library', name, version }));
}

/** Nothing for a model that doesn't ship. */
function modelComponent({ id, what, licence, sha256 }: Model) {
  if (sha256 === undefined) return [];
  return [
    {
      ...{ type: 'machine-learning-model', 'bom-ref': `model:${id}`, name: id, description: what },
      licenses: [{ license: { id: licence } }],
      hashes: [{ alg: 'SHA-256', content: sha256 }],
    },
  ];
}

/** From the form of package-lock.json, an algorithm and base64. */
function hashOf(integrity: string) {
  const [, content = ''] = /^sha512-(.+)$/.exec(integrity) ?? [];
  return { alg: 'SHA-512', content: Buffer.from(content, 'base64').toString('hex') };
}

/** The same for the same content, in the form of a UUID that says so (RFC 9562, version 8). */
function uuidOf(content: string): string {
  const digits = createHash('sha256').update(content).digest('hex');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}
