import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { folderOf, packagesIn, readPackage } from './packages.ts';
import { sbomOf } from './sbom.ts';
import { linesOf, standardTerms, termsOf } from './terms.ts';

test('a file belongs to the package whose folder it is in, scoped, nested, or under a bundler’s mark', () => {
  const inModules = (name: string) => join(root, 'node_modules', name);
  expect(folderOf('node_modules/zod/v4/index.js')).toBe(inModules('zod'));
  expect(folderOf('../node_modules/@scope/name/dist/x.js')).toBe(inModules('@scope/name'));
  expect(folderOf(`\0${root}/node_modules/react/index.js?commonjs-es-import`)).toBe(inModules('react'));
  expect(folderOf('node_modules/a/node_modules/b/index.js')).toBe(inModules('a/node_modules/b'));
  expect(folderOf('main/host.ts')).toBeNull();
});

test('what is loaded by path is listed with what it needs, and not with what installs it', async () => {
  const names = (await packagesIn(['node_modules/react/index.js'], [])).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['react', 'electron', 'sharp', 'onnxruntime-node', 'semver']));
  expect(names.some((name) => name.startsWith('@img/sharp-libvips-'))).toBe(true);
  expect(names).not.toContain('adm-zip');
  expect(names).not.toContain('vitest');
});

test('each package’s terms are there in full, those of one that brings none by its licence’s text', async () => {
  const packages = await packagesIn([], []);
  for (const one of packages) expect((await termsOf(one)).join('\n').length, one.name).toBeGreaterThan(500);
  const libvips = packages.find(({ name }) => name.startsWith('@img/sharp-libvips-'));
  const text = libvips ? (await termsOf(libvips)).join('\n') : '';
  // Whose it is stands on its page; the lesser licence adds to the other.
  expect(text).toMatch(/mozjpeg[^]*GNU LESSER GENERAL PUBLIC LICENSE[^]*GNU GENERAL PUBLIC LICENSE/);
});

test('an expression of several licences has the text of each', () => {
  const texts = standardTerms('(MIT OR Apache-2.0)');
  expect(texts.map((text) => text.split('\n')[0])).toEqual(['MIT License', 'Apache License 2.0']);
  expect(() => standardTerms('NO-SUCH-LICENCE')).toThrow();
});

test('the bill of materials names each package once, with its checksum, and what is inside libvips', async () => {
  const packages = await packagesIn([], []);
  const { components } = await sbomOf(await readPackage(root), packages, []);
  const references = components.map((one) => one['bom-ref']);
  expect(new Set(references).size).toBe(references.length);
  const sharp = components.find(({ name }) => name === 'sharp');
  expect(sharp).toMatchObject({ purl: expect.stringMatching(/^pkg:npm\/sharp@\d/) as string });
  expect(JSON.stringify(sharp)).toMatch(/"alg":"SHA-512","content":"[0-9a-f]{128}"/);
  const libvips = components.find(({ name }) => name.includes('libvips'));
  expect(JSON.stringify(libvips)).toContain('{"type":"library","name":"webp","version":');
});

test('lines are kept as they are, and tables without what lines up their columns', () => {
  const table = '| Library    | Terms |\n|-----------|--------|';
  expect(linesOf([`Copyright\n   indented  twice \n${table}`, 'next'])).toEqual([
    ...['Copyright', '   indented  twice', '| Library | Terms |', '|---|---|', '', 'next'],
  ]);
});
