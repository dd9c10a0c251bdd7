import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Layer, LayeredDocument, StoredDocument } from '../../../preload/contract/document.ts';
import {
  drawn,
  holdDamaged,
  kin,
  seen,
  seenStored,
  store,
  temporaryStores,
  type SeenDocument,
} from '../documents.testing.ts';
import type { Stores } from '../openraster/write.ts';
import { fromPsdAdjustment, toPsdAdjustment } from './adjustments.ts';
import { writePsdUint8Array } from './ag-psd.ts';
import { readPsd } from './read.ts';
import { readResources, RESOURCE } from './resources.ts';
import { writePsd } from './write.ts';

let stores: Stores & { readonly folder: string };
beforeAll(async () => (stores = await temporaryStores()));
afterAll(() => rm(stores.folder, { recursive: true }));

const icc = new Uint8Array(128).fill(1);
const exif = Uint8Array.of(1, 2, 3);

async function written(document: StoredDocument): Promise<Uint8Array> {
  const { width, height } = document;
  const data = new Uint8Array(width * height * 4).fill(200);
  const merged = await stores.pixels.putPixels({ depth: 8, width, height, data });
  return new Uint8Array(
    Buffer.concat(
      await writePsd({ document, merged, metadata: { greyscale: false, icc, exif, dpi: 300 } }, stores),
    ),
  );
}

type Pixels = SeenDocument['selection'];
type One = Layer<NonNullable<Pixels>>;

/** What PSD keeps: no ids, and nothing of selections. */
function kept(document: LayeredDocument<NonNullable<Pixels>>) {
  const one = (layer: One): unknown => ({
    ...layer,
    id: '',
    opacity: Math.round(layer.opacity * 255),
    ...(layer.kind === 'group' && { layers: layer.layers.map(one) }),
  });
  const { width, height, guides } = document;
  return { width, height, guides, layers: document.layers.map(one) };
}

test('a document comes back as it was: pixels, order, names, modes, masks, groups, clipping, adjustments', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (document) => {
      const file = await written(await store(document, stores));
      const { document: back, notes } = await readPsd(file, 'a.psd', stores);
      expect(kept(await seenStored(back, stores))).toEqual(kept(seen(document)));
      expect(notes.filter(({ code }) => code !== 'profile-dropped')).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test('one of two columns has its merged picture whole', async () => {
  const [drawing] = fc.sample(drawn, { seed: 1, numRuns: 1 });
  const document = await store({ ...drawing!, width: 2, height: 155 }, stores);
  const { merged } = await readPsd(await written(document), 'a.psd', stores);
  expect(new Set(merged?.pixels.data)).toEqual(new Set([200]));
});

test('profile, EXIF and resolution are in the file', async () => {
  const [document] = fc.sample(drawn, { seed: 3, numRuns: 1 });
  const file = await written(await store(document!, stores));
  expect(readResources(file).get(RESOURCE.icc)).toEqual(icc);
  const { merged } = await readPsd(file, 'a.psd', stores);
  expect(merged?.metadata).toMatchObject({ dpi: 300, exif });
});

test('every adjustment that Photoshop has too comes back from it', () => {
  for (const adjustment of kin) expect(fromPsdAdjustment(toPsdAdjustment(adjustment)!)).toEqual(adjustment);
});

test('Photoshop’s own modes become the nearest of ours, and that is told', async () => {
  const imageData = { width: 1, height: 1, data: Uint8ClampedArray.of(1, 2, 3, 255) };
  const file = writePsdUint8Array({
    width: 4,
    height: 4,
    children: [
      { name: 'burn', blendMode: 'linear burn', imageData },
      { name: 'through', blendMode: 'pass through', children: [{ name: 'plain', imageData }] },
      { name: 'threshold', adjustment: { type: 'threshold', level: 3 } },
    ],
  });
  const { document, notes } = await readPsd(file, 'a.psd', stores);
  expect(document.layers.map(({ name, blend }) => [name, blend])).toEqual([
    ['burn', 'color-burn'],
    ['through', 'pass-through'],
  ]);
  expect(notes).toEqual([
    { code: 'blend-replaced', layers: ['burn'] },
    { code: 'adjustment-dropped', layers: ['threshold'] },
  ]);
});

test('what of a layer style has no kin is told, what is switched off is not, and its light is the document’s', async () => {
  const imageData = { width: 1, height: 1, data: Uint8ClampedArray.of(1, 2, 3, 255) };
  const pixels = (value: number) => ({ units: 'Pixels' as const, value });
  const colour = { enabled: true, color: { r: 255, g: 0, b: 16 }, opacity: 1 };
  const stroke = { ...colour, size: pixels(3), position: 'center' as const, fillType: 'color' as const };
  const shadow = {
    ...colour,
    useGlobalLight: true,
    angle: 10,
    distance: pixels(5),
    size: pixels(7),
    choke: pixels(20),
  };
  const file = writePsdUint8Array({
    width: 4,
    height: 4,
    imageResources: { globalAngle: 30 },
    children: [
      { name: 'lit', imageData, effects: { dropShadow: [shadow], innerGlow: { enabled: false } } },
      { name: 'two', imageData, effects: { stroke: [stroke, { ...stroke, size: pixels(9) }] } },
      { name: 'bevelled', imageData, effects: { bevel: { enabled: true } } },
      { name: 'off', imageData, effects: { disabled: true, stroke: [stroke], bevel: { enabled: true } } },
    ],
  });
  const { document, notes } = await readPsd(file, 'a.psd', stores);
  const effects = document.layers.map((layer) => (layer.kind === 'raster' ? layer.effects : null));
  expect(effects[0]?.shadow).toEqual({
    enabled: true,
    colour: '#ff0010',
    opacity: 1,
    blend: 'normal',
    angle: 30,
    distance: 5,
    size: 7,
    spread: 20,
  });
  expect(effects[1]?.stroke).toMatchObject({ enabled: true, size: 3, position: 'centre' });
  expect(effects[2]).toBeUndefined();
  expect(effects[3]?.stroke?.enabled).toBe(false);
  expect(notes).toEqual([{ code: 'effects-dropped', layers: ['two', 'bevelled'] }]);
});

/** A PSD without layers: header, no colour mode data, resources or layers, and raw planes of one value each. */
function flat(
  width: number,
  height: number,
  depth: 8 | 16,
  mode: number,
  planes: readonly number[],
): Uint8Array {
  const bytes = depth / 8;
  const out = new Uint8Array(26 + 12 + 2 + width * height * planes.length * bytes);
  const view = new DataView(out.buffer);
  out.set(new TextEncoder().encode('8BPS'));
  view.setUint16(4, 1);
  view.setUint16(12, planes.length);
  view.setUint32(14, height);
  view.setUint32(18, width);
  view.setUint16(22, depth);
  view.setUint16(24, mode);
  for (let at = 0; at < width * height * planes.length; at += 1) {
    const value = planes[Math.floor(at / (width * height))]!;
    if (depth === 8) view.setUint8(40 + at, value);
    else view.setUint16(40 + at * 2, value);
  }
  return out;
}

test('a file without layers becomes one layer; deeper values are rounded, and that is told', async () => {
  const { document, notes, merged } = await readPsd(flat(2, 3, 16, 3, [65535, 32896, 257]), 'a.psd', stores);
  const { layers } = await seenStored(document, stores);
  expect(layers).toHaveLength(1);
  const spots = (layers[0] as Extract<One, { kind: 'raster' }>).pixels.spots;
  expect(Object.values(spots)).toEqual(Array.from({ length: 6 }, () => '255,128,1,255'));
  expect(notes).toEqual([{ code: 'depth-reduced', layers: [] }]);
  expect(merged?.pixels).toMatchObject({ width: 2, height: 3 });
});

test('modes that cannot be opened, sizes that cannot be true, and no file at all are refused clearly', async () => {
  const cases = [
    [flat(2, 2, 8, 9, [1, 2, 3]), 'unsupported'],
    [flat(1, 1, 8, 3, [1, 2, 3]).fill(255, 14, 22), 'image-too-large'],
    [flat(1, 1, 8, 3, [1, 2, 3]).fill(0, 14, 22), 'truncated-image'],
    [new TextEncoder().encode('8BPS'), 'truncated-image'],
    [flat(25_000, 10_000, 8, 3, []).subarray(0, 40), 'truncated-image'],
  ] as const;
  for (const [file, code] of cases) {
    await expect(readPsd(file, 'evil.psd', stores)).rejects.toMatchObject({ name: 'UserError', code });
  }
});

test('a file cut short or damaged anywhere is told, or opens; it never does anything else', async () => {
  const [document] = fc.sample(drawn, { seed: 11, numRuns: 1 });
  const file = await written(await store(document!, stores));
  await holdDamaged(file, (broken) => readPsd(broken, 'b.psd', stores), 200);
});
