import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/root.ts';
import type { Codec } from '../document/codec.ts';
import { requireTool } from '../engine/tools/check.ts';
import { inputOpener } from './open-inputs.ts';

const resources = join(root, 'resources');
const wave = join(resources, 'styles/paintings/hokusai-great-wave.jpg');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-inputs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a painting that ships is known by its name and by its file, whatever that is called; another picture isn’t', async () => {
  const [copy, other] = [join(folder, 'a.jpg'), join(folder, 'b.jpg')];
  await copyFile(wave, copy);
  await writeFile(other, 'another');
  const codec = {
    ask: (_: string, { path }: { path: string }) => Promise.resolve({ pixels: path, notes: [] }),
  };
  const places = {
    ...{ codec: codec as unknown as Codec, resources, data: folder },
    folders: { tokenOf: () => Promise.reject(new Error('There are no folders.')) },
  };
  const tidings = { note: () => undefined, personMeant: () => undefined };
  const { input } = inputOpener(places, 'a test', tidings);
  const paths = ['great-wave', copy, other];
  expect(await input(requireTool('restyle'), 'style', { kind: 'references', paths })).toMatchObject({
    pictures: [
      { pixels: wave, name: 'great-wave', shipped: 'great-wave' },
      { pixels: copy, name: copy, shipped: 'great-wave' },
      { pixels: other, name: other },
    ],
  });
  const { pictures } = (await input(requireTool('restyle'), 'style', {
    ...{ kind: 'references', paths: [other] },
  })) as { pictures: readonly object[] };
  expect(pictures[0]).not.toHaveProperty('shipped');
});
