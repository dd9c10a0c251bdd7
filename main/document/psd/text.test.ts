import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StoredDocument, TextStyle } from '../../../preload/contract/document.ts';
import type { FontFace } from '../../fonts/face.ts';
import { cut } from '../cut.ts';
import { seenStored, temporaryStores } from '../documents.testing.ts';
import type { Stores } from '../openraster/write.ts';
import { writePsdUint8Array, type Layer } from './ag-psd.ts';
import { readPsd } from './read.ts';
import { fromPsdText, toPsdText } from './text.ts';
import { writePsd } from './write.ts';

let stores: Stores & { readonly folder: string };
beforeAll(async () => (stores = await temporaryStores()));
afterAll(() => rm(stores.folder, { recursive: true }));

const face = (postscript: string, weight: number, italic: boolean): FontFace => ({
  ...{ family: 'Some Serif', postscript, weight, italic, width: 5, ascent: 0.75, descent: 0.25 },
});
const faces = [
  face('SomeSerif', 400, false),
  face('SomeSerif-Bold', 700, false),
  face('SomeSerif-Italic', 400, true),
];

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const styles: fc.Arbitrary<TextStyle> = fc.record({
  text: fc.constantFrom('Oar', 'two\nlines', '春眠不觉晓，\n处处闻啼鸟。'),
  font: fc.constantFrom('Inter Variable', 'Some Serif', 'MyriadPro-Regular'),
  size: real(1, 900),
  bold: fc.boolean(),
  italic: fc.boolean(),
  align: fc.constantFrom('left', 'center', 'right'),
  lineHeight: real(0.5, 4),
  tracking: fc.integer({ min: -200, max: 900 }),
  colour: fc.constantFrom('#000000', '#fe0102', '#80ff7f'),
  box: fc.option(fc.record({ width: real(1, 900), height: real(1, 900) }), { nil: undefined }),
  x: real(-900, 900),
  y: real(-900, 900),
  turn: fc.constantFrom(
    undefined,
    { a: 0, b: 1, c: -1, d: 0 },
    { a: -1, b: 0, c: 0, d: 1 },
    { a: 1.5, b: 0.25, c: -0.6, d: 0.8 },
  ),
});

/** Numbers to a thousandth, which is finer than the format's own. */
const rounded = (text: unknown): unknown =>
  JSON.parse(
    JSON.stringify(text, (_, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 1000) / 1000 + 0 : value,
    ),
  );

test('a text is the same after it was Photoshop’s, in any font, box, turn and place', () => {
  fc.assert(
    fc.property(styles, (style) => {
      const { tracking, ...rest } = style;
      const back = fromPsdText(toPsdText(style, faces), faces);
      expect(rounded(back?.text)).toEqual(rounded({ ...rest, ...(tracking !== 0 && { tracking }) }));
      expect(back?.whole).toBe(true);
    }),
  );
});

test('faces go by the names that PSD knows them by; a face that the family lacks is made of another', () => {
  const [style] = fc.sample(styles, { seed: 1, numRuns: 1 });
  const named = (change: Partial<TextStyle>) => toPsdText({ ...style!, ...change }, faces).style;
  const serif = { font: 'Some Serif', bold: true, italic: false };
  expect(named(serif)).toMatchObject({ font: { name: 'SomeSerif-Bold' }, fauxBold: false });
  expect(named({ ...serif, italic: true })).toMatchObject({
    font: { name: 'SomeSerif-Italic' },
    fauxBold: true,
    fauxItalic: false,
  });
  expect(named({ ...serif, font: 'Inter Variable' })?.font?.name).toBe('Inter-Bold');
});

test('a family that wasn’t there as the file was written is found by its name where it is', () => {
  const [style] = fc.sample(styles, { seed: 1, numRuns: 1 });
  const serif = { ...style!, font: 'Some Serif', bold: true, italic: false };
  const written = toPsdText(serif, []);
  expect(written.style?.font?.name).toBe('SomeSerif');
  const faceless = [face('SomeSerif-Regular', 400, false), face('SomeSerif-Heavy', 700, false)];
  expect(fromPsdText(written, faceless)?.text).toMatchObject({
    font: 'Some Serif',
    bold: true,
    italic: false,
  });
});

async function documentWith(text: TextStyle): Promise<StoredDocument> {
  const data = new Uint8Array(30 * 20 * 4).fill(90);
  const pixels = await cut(stores.tiles, data, { x: 5, y: 6, width: 30, height: 20 }, 4);
  const plain = { visible: true, locked: false, opacity: 1, blend: 'normal', clipped: false } as const;
  const origin = { kind: 'text', text } as const;
  return {
    ...{ width: 64, height: 48, selected: [], selection: null, savedSelections: [], guides: [] },
    layers: [{ ...plain, id: 'a', name: 'Oar', kind: 'raster', mask: null, pixels, origin }],
  };
}

test('a PSD file keeps a text layer as text with its pixels, which stay as they are until it is edited', async () => {
  const [style] = fc.sample(styles, { seed: 5, numRuns: 1 });
  const text = { ...style!, font: 'Inter Variable', tracking: 20 };
  const document = await documentWith(text);
  const data = new Uint8Array(64 * 48 * 4).fill(255);
  const merged = await stores.pixels.putPixels({ depth: 8, width: 64, height: 48, data });
  const file = Buffer.concat(await writePsd({ document, merged, metadata: null }, stores));
  const { document: back, notes } = await readPsd(new Uint8Array(file), 'a.psd', stores);
  const [layer] = back.layers;
  expect(layer).toMatchObject({ name: 'Oar', origin: { kind: 'text', drawnElsewhere: true } });
  expect(rounded(layer?.kind === 'raster' && layer.origin?.kind === 'text' && layer.origin.text)).toEqual(
    rounded(text),
  );
  const pixels = async (of: StoredDocument) => {
    const [seen] = (await seenStored(of, stores)).layers;
    return seen?.kind === 'raster' && seen.pixels;
  };
  expect(await pixels(back)).toEqual(await pixels(document));
  expect(notes).toEqual([]);
});

async function opened(text: Layer['text']) {
  const imageData = { width: 1, height: 1, data: Uint8ClampedArray.of(1, 2, 3, 255) };
  const places = { left: 0, top: 0, right: 0, bottom: 0 };
  const file = writePsdUint8Array({
    ...{ width: 90, height: 60 },
    children: [{ name: 'words', imageData, text: { ...places, text: '', ...text } }],
  });
  const { document, notes } = await readPsd(file, 'a.psd', stores);
  const [layer] = document.layers;
  return { origin: layer?.kind === 'raster' ? layer.origin : null, notes };
}

test('a text of Photoshop, doubled by its transform, in a font that is not here', async () => {
  const { origin, notes } = await opened({
    text: 'Hello',
    transform: [2, 0, 0, 2, 10, 50],
    style: {
      font: { name: 'MyriadPro-Regular' },
      fontSize: 12,
      autoLeading: true,
      tracking: 50,
      fillColor: { r: 255, g: 0, b: 16 },
    },
    paragraphStyle: { justification: 'center' },
  });
  // Lines are 1.2 times as high as the letters, whose ascent is taken for 0.9, and whose descent for 0.25.
  const rise = 24 * ((1.2 - 1.15) / 2 + 0.9);
  expect(origin).toMatchObject({
    drawnElsewhere: true,
    text: {
      ...{ text: 'Hello', font: 'MyriadPro-Regular', size: 24, align: 'center', colour: '#ff0010' },
      ...{ tracking: 50, lineHeight: 1.2, x: 10, bold: false },
    },
  });
  expect(origin?.kind === 'text' && origin.text.y).toBeCloseTo(50 - rise, 9);
  expect(notes).toEqual([]);
});

test('a line that Photoshop breaks within a paragraph is broken here', async () => {
  const { origin, notes } = await opened({ text: 'one\u0003two\u000bthree' });
  expect(origin).toMatchObject({ text: { text: 'one\ntwo\nthree' } });
  expect(notes).toEqual([]);
});

test('several styles become one, and that is told; what is warped or runs downwards stays pixels', async () => {
  const runs = [
    { length: 2, style: { fontSize: 10, fillColor: { r: 1, g: 2, b: 3 } } },
    { length: 2, style: { fontSize: 30 } },
  ];
  const several = await opened({ text: 'abcd', styleRuns: runs });
  expect(several.origin).toMatchObject({ text: { size: 10, colour: '#010203' } });
  expect(several.notes).toEqual([{ code: 'text-simplified', layers: ['words'] }]);
  const warped = await opened({ text: 'a', warp: { style: 'arc', value: 50, rotate: 'horizontal' } });
  const down = await opened({ text: 'a', orientation: 'vertical' });
  for (const { origin, notes } of [warped, down]) {
    expect(origin).toBeNull();
    expect(notes).toEqual([{ code: 'layer-rasterised', layers: ['words'] }]);
  }
});
