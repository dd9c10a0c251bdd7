import { rm } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { temporaryStores } from './documents.testing.ts';
import { readOpenRaster } from './openraster/read.ts';
import type { Stores } from './openraster/write.ts';
import { writePsdUint8Array, type Layer } from './psd/ag-psd.ts';
import { readPsd } from './psd/read.ts';

let stores: Stores & { readonly folder: string };
beforeAll(async () => (stores = await temporaryStores()));
afterAll(() => rm(stores.folder, { recursive: true }));

/** Small files that ask for hours or gigabytes; what they ask for is counted, which takes no time. */
const MOST_BYTES = 4e6;
const MOST_SECONDS = 5;

async function archive(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('image/openraster'), 'mimetype', { compress: false });
  for (const [name, contents] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(contents as string), name, { compress: false });
  }
  zip.end();
  const parts: Uint8Array[] = [];
  for await (const part of zip.outputStream as unknown as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}

const stack = (inside: string, side: number) =>
  `<?xml version="1.0"?><image version="0.0.5" w="${side}" h="${side}"><stack>${inside}</stack></image>`;

/** A PNG that says how large it is, and has nothing else. */
function header(width: number, height: number): Uint8Array {
  const png = Buffer.alloc(33);
  png.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.set([8, 6], 24);
  return png;
}

const layer = '<layer src="data/a.png"/>';
const place = { channels: 1, outside: 0, x: 0, y: 0, file: null };
const extra = (change: object) =>
  JSON.stringify({
    ...{ version: 1, stack: '0'.repeat(64), files: {}, shown: {}, layers: [], selected: [] },
    ...{ selection: null, savedSelections: [], guides: [], inputs: {}, ...change },
  });
const guide = { direction: 'vertical', at: 1 };

describe('an OpenRaster file', () => {
  test.each<[string, () => Promise<Uint8Array>, RegExp]>([
    [
      'of groups in groups',
      () => archive({ 'stack.xml': stack('<stack>'.repeat(66) + '</stack>'.repeat(66), 8) }),
      /groups within groups more than 64 deep/,
    ],
    [
      'of 2,001 layers',
      async () =>
        archive({
          'stack.xml': stack(layer.repeat(2001), 8),
          'data/a.png': await sharp({ create: { width: 1, height: 1, channels: 4, background: '#fff' } })
            .png()
            .toBuffer(),
        }),
      /more than 2000 layers/,
    ],
    [
      'of 100,000 layers',
      () => archive({ 'stack.xml': stack('<layer/>'.repeat(100_000), 8) }),
      /more than 2000 layers/,
    ],
    [
      'of 400 layers that name one picture',
      () => archive({ 'stack.xml': stack(layer.repeat(400), 8), 'data/a.png': header(16_383, 16_383) }),
      /layers of more than 2147 megapixels together/,
    ],
    [
      'of one layer that is too large',
      () => archive({ 'stack.xml': stack(layer, 8), 'data/a.png': header(30_000, 30_000) }),
      /A layer of evil has 30000 × 30000 pixels/,
    ],
    [
      'of 20,000 saved selections',
      () =>
        archive({
          'stack.xml': stack('', 8),
          'pentimento/document.json': extra({
            savedSelections: Array.from({ length: 20_000 }, () => ({ name: '', pixels: place })),
          }),
        }),
      /more than 500 saved selections/,
    ],
    [
      'of 50,000 guides',
      () =>
        archive({
          'stack.xml': stack('', 8),
          'pentimento/document.json': extra({ guides: Array.from({ length: 50_000 }, () => guide) }),
        }),
      /more than 1000 guides/,
    ],
  ])('%s is refused at once, with the limit that it passes', async (_, make, sentence) => {
    const file = await make();
    expect(file.length).toBeLessThan(MOST_BYTES);
    await refused(() => readOpenRaster(file, 'evil', stores), sentence);
  });

  test.each([
    ['half a million wrong values', extra({ guides: Array.from({ length: 500_000 }, () => 0) })],
    ['lists in lists', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('whose own part holds %s opens without it', async (_, json) => {
    const file = await archive({ 'stack.xml': stack('', 8), 'pentimento/document.json': json });
    const begun = performance.now();
    const { notes } = await readOpenRaster(file, 'evil', stores);
    expect(notes).toEqual([{ code: 'damaged-extra', layers: [] }]);
    expect((performance.now() - begun) / 1000).toBeLessThan(MOST_SECONDS);
  });

  test('decodes a picture once, however often it is named', async () => {
    const side = 1024;
    const noise = Uint8Array.from({ length: side * side * 3 }, (__, at) => (at * 2_654_435_761) >>> 24);
    const png = await sharp(noise, { raw: { width: side, height: side, channels: 3 } })
      .png()
      .toBuffer();
    let put = 0;
    const tiles = {
      ...stores.tiles,
      putBytes: (bytes: Uint8Array) => {
        put += 1;
        return stores.tiles.putBytes(bytes);
      },
    };
    const layers = Array.from({ length: 200 }, (__, at) => `<layer src="data/a.png" x="${at}"/>`).join('');
    const file = await archive({ 'stack.xml': stack(layers, side), 'data/a.png': png });
    const shares: number[] = [];
    const { document } = await readOpenRaster(file, 'a.ora', { ...stores, tiles }, (share) =>
      shares.push(share),
    );
    expect(document.layers.map((each) => each.kind === 'raster' && each.pixels.x)).toEqual(
      Array.from({ length: 200 }, (__, at) => 199 - at),
    );
    expect(put).toBe(16);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});

describe('a PSD file', () => {
  test.each<[string, () => Uint8Array, RegExp]>([
    ['of 30,000 layers', () => records(30_000), /more than 2000 layers/],
    ['of 2,001 layers', () => psd(Array.from({ length: 2001 }, () => ({}))), /more than 2000 layers/],
    ['of groups in groups', () => psd([nested(66)]), /groups within groups more than 64 deep/],
    [
      'of 600 fills of a large canvas',
      () =>
        psd(
          Array.from({ length: 600 }, () => fill),
          2000,
        ),
      /layers of more than 2147 megapixels together/,
    ],
  ])('%s is refused at once, with the limit that it passes', async (_, make, sentence) => {
    const file = make();
    expect(file.length).toBeLessThan(MOST_BYTES);
    await refused(() => readPsd(file, 'evil', stores), sentence);
  });
});

async function refused(read: () => Promise<unknown>, sentence: RegExp): Promise<void> {
  const begun = performance.now();
  const failure: unknown = await read().then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ name: 'UserError', code: 'image-too-large' });
  expect((failure as Error).message).toMatch(sentence);
  expect((failure as Error).message).not.toMatch(/\n|\bat \/|Zod|"code"/);
  expect((performance.now() - begun) / 1000).toBeLessThan(MOST_SECONDS);
}

const fill: Layer = { vectorFill: { type: 'color', color: { r: 1, g: 2, b: 3 } } };

const nested = (depth: number): Layer => (depth === 0 ? {} : { children: [nested(depth - 1)] });

function psd(children: Layer[], side = 8): Uint8Array {
  return writePsdUint8Array({ width: side, height: side, children }, { noBackground: true });
}

/** A PSD whose layer section says how many records it has, and holds none. */
function records(count: number): Uint8Array {
  const file = Buffer.from(psd([], 8));
  const section = Buffer.alloc(4 + 4 + 2 + 90);
  section.writeUInt32BE(96, 0);
  section.writeUInt32BE(92, 4);
  section.writeInt16BE(count, 8);
  const at = 26 + 4;
  const resources = at + 4 + file.readUInt32BE(at);
  return Buffer.concat([file.subarray(0, resources), section]);
}
