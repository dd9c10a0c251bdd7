import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { greyIcc } from '../../../preload/colour/make-icc.ts';
import { iccOf, profileOfIcc, profiles } from '../../../preload/colour/profile.ts';
import type { StoredDocument } from '../../../preload/contract/document.ts';
import { insertPngChunks } from '../../image/png-chunks.ts';
import { drawn, holdDamaged, seen, seenStored, store, temporaryStores } from '../documents.testing.ts';
import { openArchive } from './archive.ts';
import { readOpenRaster } from './read.ts';
import { openRaster, type Stores } from './write.ts';

let stores: Stores & { readonly folder: string };
beforeAll(async () => (stores = await temporaryStores()));
afterAll(() => rm(stores.folder, { recursive: true }));

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

async function written(document: StoredDocument): Promise<Uint8Array> {
  const { width, height } = document;
  const data = new Uint8Array(width * height * 4).fill(77);
  const merged = await stores.pixels.putPixels({ depth: 8, width, height, data });
  return collect(openRaster({ document, merged, metadata: null }, stores));
}

/** A zip of these files, made by another hand. */
async function zipped(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, contents] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(contents as string), name, {
      compress: !name.endsWith('.png') && name !== 'mimetype',
    });
  }
  zip.end();
  return collect(zip.outputStream as unknown as AsyncIterable<Uint8Array>);
}

const png = (width: number, height: number, colour: readonly number[]) =>
  sharp(Buffer.from(Array.from({ length: width * height }, () => colour).flat()), {
    raw: { width, height, channels: 4 },
  })
    .png()
    .toBuffer();

const stack = (inside: string, w: number | string = 8, h: number | string = 6) =>
  `<?xml version="1.0"?><image version="0.0.3" w="${w}" h="${h}"><stack>${inside}</stack></image>`;

test('a document comes back as it was: pixels, order, names, modes, masks, groups, clipping, adjustments', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (document) => {
      const file = await written(await store(document, stores));
      const { document: back, notes } = await readOpenRaster(file, 'a.ora', stores);
      const expected = seen(document);
      const last = expected.layers.at(-1);
      expect(await seenStored(back, stores)).toEqual({ ...expected, selected: last ? [last.id] : [] });
      expect(notes).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test('the same document is the same file, and its mimetype can be told from its first bytes', async () => {
  const [document] = fc.sample(drawn, { seed: 5, numRuns: 1 });
  const stored = await store(document!, stores);
  const file = await written(stored);
  expect(Buffer.compare(Buffer.from(await written(stored)), Buffer.from(file))).toBe(0);
  expect(Buffer.from(file.subarray(30, 54)).toString()).toBe('mimetypeimage/openraster');
});

test('other programs see each layer as it shows: its mask applied, its place, its mode', async () => {
  const pixels = { x: 3, y: -2, width: 2, height: 1, channels: 4, outside: 0 } as const;
  const document = await store(
    {
      ...{ width: 9, height: 9, selected: ['a'], selection: null, savedSelections: [], guides: [] },
      layers: [
        {
          ...{ kind: 'raster', id: 'a', name: 'Ä "<&>"', visible: true, locked: true, opacity: 0.5 },
          ...{ blend: 'multiply', clipped: false, origin: null },
          pixels: { ...pixels, data: Uint8Array.of(10, 20, 30, 200, 40, 50, 60, 255) },
          mask: {
            enabled: true,
            pixels: { ...pixels, channels: 1, outside: 255, width: 1, data: Uint8Array.of(51) },
          },
        },
      ],
    },
    stores,
  );
  const archive = await openArchive(await written(document), 'a.ora');
  const xml = new TextDecoder().decode((await archive.read('stack.xml'))!);
  expect(xml).toContain('name="Ä &#34;&#60;&#38;&#62;&#34;"');
  for (const attribute of [
    'composite-op="svg:multiply"',
    'opacity="0.5"',
    'x="3"',
    'y="-2"',
    'edit-locked="true"',
  ]) {
    expect(xml).toContain(attribute);
  }
  const shown = await sharp((await archive.read('data/layer-001.png'))!)
    .raw()
    .toBuffer();
  // 200 · 51 / 255 = 40; the second pixel's mask is 255.
  expect([...shown]).toEqual([10, 20, 30, 40, 40, 50, 60, 255]);
  const { width } = await sharp((await archive.read('Thumbnails/thumbnail.png'))!).metadata();
  expect(width).toBe(9);
});

test('a file of another program: order, groups, modes it knows and one it does not', async () => {
  const file = await zipped({
    mimetype: 'image/openraster',
    'stack.xml': stack(
      `<layer name="top" src="data/a.png" x="2" y="1" opacity="0.25" visibility="hidden" composite-op="svg:plus"/>
       <stack name="both"><layer name="inner" src="data/b.png" composite-op="svg:hard-light"/></stack>
       <layer name="bottom" src="data/b.png" x="-1"/>`,
    ),
    'data/a.png': await png(1, 1, [1, 2, 3, 4]),
    'data/b.png': await png(2, 1, [9, 8, 7, 255]),
  });
  const { document, notes } = await readOpenRaster(file, 'a.ora', stores);
  const { layers } = await seenStored(document, stores);
  expect(layers).toMatchObject([
    {
      kind: 'raster',
      name: 'bottom',
      blend: 'normal',
      pixels: { spots: { '-1,0': '9,8,7,255', '0,0': '9,8,7,255' } },
    },
    { kind: 'group', name: 'both', layers: [{ name: 'inner', blend: 'hard-light' }] },
    { kind: 'raster', name: 'top', visible: false, opacity: 0.25, pixels: { spots: { '2,1': '1,2,3,4' } } },
  ]);
  expect(notes).toEqual([{ code: 'blend-replaced', layers: ['top'] }]);
});

test('a layer that another program painted on is taken from it; the others keep what only we know', async () => {
  const [one] = fc.sample(
    drawn.filter(({ layers }) => layers.length > 1 && layers.every((l) => l.kind === 'raster')),
    {
      seed: 1,
      numRuns: 1,
    },
  );
  const document = { ...one!, layers: one!.layers.map((layer) => ({ ...layer, clipped: true })) };
  const archive = await openArchive(await written(await store(document, stores)), 'a.ora');
  const files: Record<string, Uint8Array> = {};
  for (const name of archive.names) files[name] = (await archive.read(name))!;
  files['data/layer-001.png'] = await png(1, 1, [5, 5, 5, 255]);
  const { document: back, notes } = await readOpenRaster(await zipped(files), 'a.ora', stores);
  const { layers } = await seenStored(back, stores);
  const [first, ...rest] = seen(document).layers;
  expect(layers.slice(1)).toEqual(rest);
  expect(layers[0]).toMatchObject({ name: first!.name, mask: null });
  expect(Object.values((layers[0] as { pixels: { spots: object } }).pixels.spots)).toEqual(['5,5,5,255']);
  expect(notes).toEqual([{ code: 'changed-elsewhere', layers: [first!.name] }]);
});

const layer = '<layer src="data/a.png"/>';
const mimetype = 'image/openraster';
test.each<[string, () => Promise<Uint8Array>, string]>([
  ['no list of layers', () => zipped({ mimetype }), 'truncated-image'],
  ['a list that is no XML', () => zipped({ mimetype, 'stack.xml': '<image w="1"' }), 'truncated-image'],
  ['a missing layer', () => zipped({ mimetype, 'stack.xml': stack(layer) }), 'truncated-image'],
  [
    'a layer that is no PNG',
    () => zipped({ mimetype, 'stack.xml': stack(layer), 'data/a.png': '<svg/>' }),
    'truncated-image',
  ],
  [
    'a layer outside the archive',
    () => zipped({ mimetype, 'stack.xml': stack('<layer src="../../../etc/passwd"/>') }),
    'truncated-image',
  ],
  ['huge dimensions', () => zipped({ mimetype, 'stack.xml': stack('', 1e9, 1e9) }), 'image-too-large'],
  [
    'dimensions that are none',
    () => zipped({ mimetype, 'stack.xml': stack('', 'NaN', -1) }),
    'truncated-image',
  ],
  [
    'entities that expand',
    () =>
      zipped({
        mimetype,
        'stack.xml': `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${stack('<layer name="&b;"/>')}`,
      }),
    'unsafe-file',
  ],
  [
    'groups without end',
    () => zipped({ mimetype, 'stack.xml': stack('<stack>'.repeat(9000)) }),
    'image-too-large',
  ],
  ['a list that inflates', () => zipped({ mimetype, 'stack.xml': stack(' '.repeat(5e7)) }), 'unsafe-file'],
])('%s is refused with a clear sentence', async (_, make, code) => {
  const failure: unknown = await readOpenRaster(await make(), 'evil.ora', stores).then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ name: 'UserError', code });
  expect((failure as Error).message).toMatch(/^evil\.ora /);
});

test.each([
  ['a path that climbs', '../x.png'],
  ['an absolute path', '/tmp/x.png'],
  ['a path that climbs with backslashes', '..\\x.png'],
])('%s as a name is refused', async (_, name) => {
  const bytes = Buffer.from(
    await zipped({ mimetype, 'stack.xml': stack(''), [name.replace(/\W/g, 'a')]: 'x' }),
  );
  const honest = name.replace(/\W/g, 'a');
  for (let at = bytes.indexOf(honest); at >= 0; at = bytes.indexOf(honest, at + 1)) bytes.write(name, at);
  await expect(readOpenRaster(bytes, 'evil.ora', stores)).rejects.toMatchObject({ code: 'truncated-image' });
});

test('a name that is there twice is refused', async () => {
  const bytes = Buffer.from(await zipped({ mimetype, 'stack.xml': stack(''), 'stack.xmm': 'x' }));
  for (let at = bytes.indexOf('stack.xmm'); at >= 0; at = bytes.indexOf('stack.xmm', at + 1))
    bytes.write('stack.xml', at);
  await expect(readOpenRaster(bytes, 'evil.ora', stores)).rejects.toMatchObject({ code: 'unsafe-file' });
});

test('a file cut short or damaged anywhere is told, or opens; it never does anything else', async () => {
  const [document] = fc.sample(drawn, { seed: 7, numRuns: 1 });
  const file = await written(await store(document!, stores));
  await holdDamaged(file, (broken) => readOpenRaster(broken, 'b.ora', stores), 100);
});

test('layers of a profile open in it, and the profile comes back from a file of ours', async () => {
  const path = join(import.meta.dirname, 'cases', 'ora-p3-layers.ora');
  const { document } = await readOpenRaster({ path }, 'p3.ora', stores);
  expect(document.profile?.name).toBe('Display P3');
  const merged = await stores.pixels.putPixels({ depth: 8, width: 1, height: 1, data: new Uint8Array(4) });
  // One of greys has to come back too, whose layers other programs read by an equal one of colours.
  const grey = profileOfIcc(greyIcc('Grey gamma 2.2', { gamma: 2.2 }))!;
  for (const profile of [document.profile!, grey]) {
    const metadata = { greyscale: false, icc: iccOf(profile) };
    const file = await collect(openRaster({ document: { ...document, profile }, merged, metadata }, stores));
    const back = await readOpenRaster(file, 'a.ora', stores);
    expect(back.document.profile).toEqual(profile);
    expect(back.document.layers.map(({ kind }) => kind)).toEqual(document.layers.map(({ kind }) => kind));
    const layersOf = async (each: StoredDocument) => (await seenStored(each, stores)).layers;
    expect(await layersOf(back.document)).toEqual(await layersOf(document));
  }
});

test('a layer of another profile than the document becomes its numbers', async () => {
  const own = iccOf(profiles['display-p3']);
  const tagged = insertPngChunks(await png(8, 6, [184, 47, 42, 255]), { icc: own });
  const file = await zipped({
    mimetype: 'image/openraster',
    'stack.xml': stack('<layer name="p3" src="data/p3.png"/><layer name="plain" src="data/plain.png"/>'),
    'data/p3.png': tagged,
    'data/plain.png': await png(8, 6, [200, 24, 32, 255]),
    'mergedimage.png': await png(8, 6, [200, 24, 32, 255]),
  });
  const { document } = await readOpenRaster(file, 'a.ora', stores);
  expect(document.profile).toBeUndefined();
  for (const layer of document.layers) {
    if (layer.kind !== 'raster') throw new Error('a layer of pixels is missing');
    const [tile] = Object.values(layer.pixels.tiles);
    const found = (await stores.tiles.bytes(tile!)).subarray(0, 3);
    [200, 24, 32].forEach((value, c) => expect(Math.abs(found[c]! - value)).toBeLessThanOrEqual(2));
  }
});
