/** `electron-builder.yml`, read as electron-builder reads it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import type { Configuration } from 'electron-builder';
import { beforeAll, expect, test } from 'vitest';
import { openedExtensions } from '../../preload/contract/formats.ts';
import { root } from '../root.ts';

let configuration: Configuration;
beforeAll(async () => {
  configuration = await getConfig(root, null, null);
});

test('electron-builder knows each option', async () => {
  await validateConfiguration(configuration, new DebugLogger(false));
});

test('each system gets an installer and a form that needs none', () => {
  expect(configuration.win?.target).toEqual(['nsis', 'portable']);
  expect(configuration.mac?.target).toMatchObject([{ target: 'dmg' }, { target: 'zip' }]);
  expect(configuration.linux?.target).toEqual(['AppImage', 'deb']);
});

test('macOS offers the application for each file that it opens, and lets others come first', () => {
  const associations = configuration.mac?.fileAssociations;
  const list = Array.isArray(associations) ? associations : [];
  expect(list.flatMap(({ ext }) => ext).sort()).toEqual([...openedExtensions].sort());
  expect(new Set(list.map(({ rank }) => rank))).toEqual(new Set(['Alternate']));
  // It would have Windows' installer take the types over, and Linux' say anew what they are.
  expect(configuration.fileAssociations).toBeUndefined();
});

/** The types in freedesktop.org's shared-mime-info 2.2; it has none for PSB. */
const types: Readonly<Record<string, string>> = {
  ...{ png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp', avif: 'image/avif' },
  ...{ tif: 'image/tiff', tiff: 'image/tiff', gif: 'image/gif' },
  ...{ ora: 'image/openraster', psd: 'image/vnd.adobe.photoshop' },
};

test('Linux offers it for the type of each file that it opens', () => {
  const expected = new Set(openedExtensions.filter((ext) => ext !== 'psb').map((ext) => types[ext]));
  expect(new Set(configuration.linux?.mimeTypes)).toEqual(expected);
});

test('Windows’ installer offers it for each file that it opens, and takes back all that it wrote', async () => {
  const script = await readFile(
    join(root, 'resources/installer', String(configuration.nsis?.include)),
    'utf8',
  );
  const offered = [...script.matchAll(/!insertmacro \$\{MACRO\} "(\w+)"/g)].map(([, ext]) => ext);
  expect(offered.sort()).toEqual([...openedExtensions].sort());
  // What opens a type by default is the unnamed value of its key, which is somebody else's.
  expect(script).not.toMatch(/WriteReg\w+ SHCTX "Software\\Classes\\\.\$\{EXT\}" /);
  const keys = (pattern: RegExp) => [...script.matchAll(pattern)].map(([, key = '']) => key);
  const removed = keys(/DeleteReg(?:Key|Value) SHCTX "([^"]+)"/g);
  for (const written of keys(/WriteReg\w+ SHCTX "([^"]+)"/g)) {
    expect(
      removed.some((key) => written.startsWith(key)),
      written,
    ).toBe(true);
  }
});
