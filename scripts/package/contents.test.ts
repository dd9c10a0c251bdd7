import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentsOf, partsOf, twice } from './contents.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento-packed-'));
  await mkdir(join(folder, 'resources/models'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** SHA-256 of "abc", FIPS 180-2, appendix B.1. */
const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('files of the archive are listed as others are, and those beside it once', async () => {
  const table = JSON.stringify({
    files: {
      'package.json': { size: 3, offset: '0', integrity: { algorithm: 'SHA256', hash: abc } },
      out: {
        files: { 'native.node': { size: 9, unpacked: true, integrity: { algorithm: 'SHA256', hash: '0' } } },
      },
    },
  });
  const sizes = Buffer.alloc(16);
  [4, table.length + 8, table.length + 4, table.length].forEach((size, i) =>
    sizes.writeUInt32LE(size, i * 4),
  );
  await writeFile(
    join(folder, 'resources/app.asar'),
    Buffer.concat([sizes, Buffer.from(table), Buffer.from('abc')]),
  );
  await writeFile(join(folder, 'resources/models/a.safetensors'), 'abc');
  const contents = await contentsOf(folder);
  expect(contents.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
    { path: 'resources/app.asar/package.json', bytes: 3, hash: abc },
    { path: 'resources/models/a.safetensors', bytes: 3, hash: abc },
  ]);
  expect(twice(contents, 3)).toEqual([contents.map(({ path }) => path)]);
  expect(twice(contents)).toEqual([]);
  const sized = partsOf(contents).filter(({ bytes }) => bytes > 0);
  expect(sized).toEqual([
    { name: 'networks’ weights', bytes: 3 },
    { name: 'programs', bytes: 3 },
  ]);
});
