import { expect, it } from 'vitest';
import * as z from 'zod';
import { byFormula } from '../../preload/colour/closed-form.testing.ts';
import { profiles } from '../../preload/colour/profile.ts';
import type { Pixels } from '../image/pixels.ts';
import { give } from './give.ts';
import { noFolders } from './photos.testing.ts';
import { folder, picture, type GivenFolder, type GivenPicture } from './tools/inputs.ts';
import { likeness } from './tools/likeness/definition.ts';
import { restyle } from './tools/restyle/definition.ts';
import { defineTool } from './tools/tool.ts';

const pixelsOf = (...rgb: number[]): Pixels => ({
  ...{ depth: 8, width: 1, height: 1 },
  data: Uint8Array.of(...rgb, 255),
});
const stored: Readonly<Record<string, Pixels>> = {
  p3: pixelsOf(184, 47, 42),
  srgb: pixelsOf(200, 24, 32),
};
const store = { pixels: (hash: string) => Promise.resolve(stored[hash]!) };

it('pictures of other profiles come in the numbers of the picture that is worked on', async () => {
  const given = await give(
    likeness,
    {
      image: { kind: 'picture', pixels: 'p3', name: 'a', profile: profiles['display-p3'] },
      original: { kind: 'references', pictures: [{ pixels: 'srgb', name: 'b' }] },
    },
    store,
    noFolders,
  );
  expect((given.image as GivenPicture).pixels).toBe(stored.p3);
  const [original] = given.original as readonly GivenPicture[];
  const twin = byFormula('srgb', 'display-p3', [200, 24, 32]).map(Math.round);
  expect([...original!.pixels.data]).toEqual([...twin, 255]);
});

it('what was learnt of a painting is read when it is asked for, under the name that it is missed by; one that ships is known as such', async () => {
  const chosen: unknown[] = [];
  const style = '0b5e8c1e-5b7e-4d5e-9d52-0c8f8f1c2a11';
  const given = await give(
    restyle,
    {
      image: { kind: 'picture', pixels: 'p3', name: 'a' },
      style: {
        kind: 'references',
        pictures: [
          { pixels: 'srgb', name: 'Waves', style },
          { pixels: 'srgb', name: 'b', shipped: 'great-wave' },
        ],
      },
    },
    store,
    { ...noFolders, style: (one) => (chosen.push(one), Promise.resolve(Uint8Array.of(9))) },
  );
  const [waves, other] = given.style as readonly GivenPicture[];
  expect([chosen, other!.learnt, waves!.shipped, other!.shipped]).toEqual([
    [],
    undefined,
    undefined,
    'great-wave',
  ]);
  expect(await waves!.learnt!()).toEqual(Uint8Array.of(9));
  expect(chosen).toEqual([{ style, name: 'Waves' }]);
});

const album = defineTool({
  ...{ id: 'album', version: 1, result: 'data', parameters: z.object({}) },
  inputs: { image: picture(), photos: folder() },
});
const given = (names: readonly string[], told: string[] = []) =>
  give(
    album,
    {
      image: { kind: 'picture', pixels: 'p3', name: 'a', profile: profiles['display-p3'] },
      photos: { kind: 'folder', folder: 'token', name: 'Album' },
    },
    store,
    {
      list: () => Promise.resolve(names),
      open: async (from, photo, read) => {
        told.push(`${'folder' in from && from.folder}/${photo} opened`);
        const pixels = await read({ pixels: 'srgb' });
        told.push(`${photo} read`);
        return pixels;
      },
      file: (_folder, name) => Promise.resolve(name === 'known' ? Uint8Array.of(1, 2) : null),
      style: (chosen) => noFolders.style(chosen),
    },
  );

it('the photos of a folder are opened one by one, each when it is asked for, in the same numbers', async () => {
  const told: string[] = [];
  const { name, photos } = (await given(['1.png', '2.png'], told)).photos as GivenFolder;
  expect([name, photos.map((photo) => photo.name), told]).toEqual(['Album', ['1.png', '2.png'], []]);
  const { data } = await photos[1]!.open();
  expect([...data]).toEqual([...byFormula('srgb', 'display-p3', [200, 24, 32]).map(Math.round), 255]);
  expect(told).toEqual(['token/2.png opened', '2.png read']);
});

it('what lies beside the photos is read by its name', async () => {
  const { file } = (await given(['1.png'])).photos as GivenFolder;
  expect([await file('known'), await file('other')]).toEqual([Uint8Array.of(1, 2), null]);
});

it('a folder without photos is refused by its name', async () => {
  await expect(given([])).rejects.toMatchObject({ code: 'folder-empty', values: { folder: 'Album' } });
});
