/** What other programs write that no file of ours has, built here byte by byte or by ag-psd. */
import { readFile, rm } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import type { BezierPath, Psd } from 'ag-psd';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryStores } from '../documents.testing.ts';
import type { Stores } from '../openraster/write.ts';
import { shown } from '../shown.testing.ts';
import { writePsdUint8Array } from './ag-psd.ts';
import { unpackPlane, type PlaneShape } from './planes.ts';
import { readPsd } from './read.ts';
import { RESOURCE, withResources } from './resources.ts';

let stores: Stores & { readonly folder: string };
beforeAll(async () => (stores = await temporaryStores()));
afterAll(() => rm(stores.folder, { recursive: true }));

/** PackBits by its definition, in runs where two bytes are equal (TIFF 6.0, section 9). */
function packBits(row: Uint8Array): number[] {
  const out: number[] = [];
  for (let at = 0; at < row.length;) {
    let run = 1;
    while (run < 128 && row[at + run] === row[at]) run += 1;
    if (run > 1) out.push(257 - run, row[at]!);
    else out.push(0, row[at]!);
    at += run;
  }
  return out;
}

function packed(data: Uint8Array, { width, height, depth, large }: PlaneShape): Uint8Array {
  const length = Math.ceil((width * depth) / 8);
  const rows = Array.from({ length: height }, (_, y) =>
    packBits(data.subarray(y * length, (y + 1) * length)),
  );
  const counts = rows.flatMap(({ length: n }) => (large ? [0, 0, n >> 8, n & 255] : [n >> 8, n & 255]));
  return Uint8Array.from([...counts, ...rows.flat()]);
}

const shapes = fc.record({
  width: fc.integer({ min: 1, max: 40 }),
  height: fc.integer({ min: 1, max: 9 }),
  depth: fc.constantFrom(1 as const, 8 as const, 16 as const, 32 as const),
  large: fc.boolean(),
});

test('a plane comes back from every packing, at every depth, in PSD and PSB', () => {
  fc.assert(
    fc.property(shapes, fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (shape, stream) => {
      const length = Math.ceil((shape.width * shape.depth) / 8) * shape.height;
      const data = Uint8Array.from([...stream.take(length)], (value) => (value < 90 ? 7 : value));
      expect([...unpackPlane(data, 0, shape)]).toEqual([...data]);
      expect([...unpackPlane(packed(data, shape), 1, shape)]).toEqual([...data]);
      expect([...unpackPlane(deflateSync(data), 2, shape)]).toEqual([...data]);
    }),
  );
});

test('differences along rows are added up', () => {
  const shape = { width: 3, height: 2, large: false } as const;
  const bytes = deflateSync(Uint8Array.of(10, 5, 250, 1, 1, 1));
  expect([...unpackPlane(bytes, 3, { ...shape, depth: 8 })]).toEqual([10, 15, 9, 1, 2, 3]);
  // 0x01ff + 0x0002 = 0x0201: the carry goes into the high byte.
  const words = deflateSync(Uint8Array.of(1, 255, 0, 2, 0, 0, 0, 0, 0, 1, 255, 255));
  expect([...unpackPlane(words, 3, { ...shape, depth: 16 })]).toEqual([1, 255, 2, 1, 2, 1, 0, 0, 0, 1, 0, 0]);
  // 1.0 is 3f800000, thrice: all first bytes, then all second ones, as differences.
  const floats = deflateSync(Uint8Array.of(0x3f, 0, 0, 0x41, 0, 0, 0x80, 0, 0, 0, 0, 0));
  const line = unpackPlane(floats, 3, { width: 3, height: 1, depth: 32, large: false });
  const view = new DataView(line.buffer, line.byteOffset);
  expect([0, 4, 8].map((at) => view.getFloat32(at))).toEqual([1, 1, 1]);
});

/** A flat file: channels of one value a column, packed. */
function flat(options: {
  readonly large: boolean;
  readonly depth: 8 | 16;
  readonly mode: number;
  readonly channels: readonly (readonly number[])[];
}): Uint8Array {
  const { large, depth, mode, channels } = options;
  const [width, height] = [channels[0]!.length, 3];
  const header = new Uint8Array(26);
  const view = new DataView(header.buffer);
  header.set(new TextEncoder().encode('8BPS'));
  view.setUint16(4, large ? 2 : 1);
  view.setUint16(12, channels.length);
  view.setUint32(14, height);
  view.setUint32(18, width);
  view.setUint16(22, depth);
  view.setUint16(24, mode);
  const rows = channels.flatMap((values) => {
    const row = values.flatMap((value) => (depth === 8 ? [value] : [value, value]));
    return Array.from({ length: height }, () => packBits(Uint8Array.from(row)));
  });
  const counts = rows.flatMap(({ length: n }) => (large ? [0, 0, n >> 8, n & 255] : [n >> 8, n & 255]));
  const empty = new Uint8Array(4 + 4 + (large ? 8 : 4));
  return Uint8Array.from([...header, ...empty, 0, 1, ...counts, ...rows.flat()]);
}

describe.each([
  { large: false, depth: 8 as const },
  { large: true, depth: 8 as const },
  { large: false, depth: 16 as const },
  { large: true, depth: 16 as const },
])('a flat file, packed ($depth bits, PSB: $large)', (how) => {
  test('in RGB with two more channels, which are saved selections', async () => {
    const channels = [
      [1, 2, 3],
      [40, 40, 40],
      [7, 200, 9],
      [0, 255, 0],
      [9, 9, 9],
    ];
    const { document } = await readPsd(flat({ ...how, mode: 3, channels }), 'a.psd', stores);
    const at = await shown(document, stores);
    expect([at(0, 0), at(1, 1), at(2, 2)]).toEqual([
      [1, 40, 7, 255],
      [2, 40, 200, 255],
      [3, 40, 9, 255],
    ]);
    expect(document.savedSelections).toHaveLength(2);
  });

  test('in grey', async () => {
    const { document } = await readPsd(flat({ ...how, mode: 1, channels: [[5, 90, 91]] }), 'a.psd', stores);
    expect((await shown(document, stores))(1, 2)).toEqual([90, 90, 90, 255]);
  });
});

test.each([
  [4, 'CMYK'],
  [7, 'multichannel'],
  [8, 'duotone'],
  [9, 'Lab'],
])('mode %i is not called damaged', async (mode, name) => {
  const channels = [[1], [2], [3], [4]];
  const file = flat({ large: false, depth: 8, mode, channels });
  await expect(readPsd(file, 'a.psd', stores)).rejects.toMatchObject({
    ...{ code: 'unsupported', values: { kind: `PSD (${name})` } },
  });
});

const square = (
  [left, top, right, bottom]: readonly [number, number, number, number],
  operation: BezierPath['operation'],
): BezierPath => ({
  ...{ open: false, fillRule: 'even-odd', ...(operation && { operation }) },
  knots: [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([x = 0, y = 0]) => ({ linked: false, points: [x, y, x, y, x, y] })),
});

const solid = (width: number, height: number, colour: readonly number[]) => ({
  ...{ width, height },
  data: Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => colour[at % 4]!),
});

async function opened(psd: Omit<Psd, 'width' | 'height'>) {
  const file = writePsdUint8Array({ width: 20, height: 20, ...psd }, { noBackground: true });
  const { document, notes } = await readPsd(file, 'a.psd', stores);
  return { at: await shown(document, stores), notes, document };
}

test.each([
  ['combine', [true, true, true]],
  ['subtract', [true, false, false]],
  ['intersect', [false, true, false]],
  ['exclude', [true, false, true]],
] as const)('paths join by %s', async (operation, covered) => {
  const paths = [square([2, 2, 12, 12], 'combine'), square([8, 8, 18, 18], operation)];
  const fill = { vectorFill: { type: 'color' as const, color: { r: 9, g: 8, b: 7 } }, vectorMask: { paths } };
  const { at } = await opened({ children: [{ name: 'shape', ...fill }] });
  const seen = [at(4, 4), at(10, 10), at(15, 15)].map(([, , , alpha]) => alpha === 255);
  expect(seen).toEqual(covered);
  expect(at(0, 0)[3]).toBe(0);
});

test('a vector mask and a painted one hide together; one that is inverted hides the inside', async () => {
  const imageData = solid(20, 20, [1, 2, 3, 255]);
  const mask = {
    ...{ left: 0, top: 0, right: 20, bottom: 10, defaultColor: 0 },
    imageData: solid(20, 10, [255, 255, 255, 255]),
  };
  const vectorMask = { paths: [square([5, 5, 15, 15], 'combine')] };
  const both = await opened({ children: [{ name: 'both', imageData, mask, vectorMask }] });
  expect([both.at(8, 8)[3], both.at(8, 12)[3], both.at(2, 2)[3]]).toEqual([255, 0, 0]);
  const other = await opened({
    children: [{ name: 'inverted', imageData, vectorMask: { ...vectorMask, invert: true } }],
  });
  expect([other.at(8, 8)[3], other.at(2, 2)[3]]).toEqual([0, 255]);
});

test.each([
  ['linear', 0, [10, 10], [0, 255]],
  ['linear', 90, [10, 10], [128, 128]],
  ['reflected', 0, [10, 10], [255, 255]],
  ['radial', 0, [10, 10], [255, 255]],
] as const)('a gradient fill without pixels is drawn: %s at %i°', async (style, angle, _, ends) => {
  const stop = (grey: number, location: number) => ({
    ...{ color: { r: grey, g: grey, b: grey }, location, midpoint: 0.5 },
  });
  const vectorFill = {
    ...{ type: 'solid' as const, name: '', style, angle, scale: 1, smoothness: 1 },
    colorStops: [stop(0, 0), stop(255, 1)],
    opacityStops: [
      { opacity: 1, location: 0, midpoint: 0.5 },
      { opacity: 1, location: 1, midpoint: 0.5 },
    ],
  };
  const { at, notes } = await opened({ children: [{ name: 'gradient', vectorFill }] });
  // The first and the last column are half a pixel within the ends.
  const [first, last] = [at(0, 10)[0]!, at(19, 10)[0]!];
  expect(Math.abs(first - ends[0])).toBeLessThanOrEqual(14);
  expect(Math.abs(last - ends[1])).toBeLessThanOrEqual(14);
  expect(notes.map(({ code }) => code)).toEqual(['layer-rasterised']);
});

test('an artboard smaller than the document cuts off what reaches past it', async () => {
  const { at } = await opened({
    children: [
      {
        ...{ name: 'board', opened: true },
        artboard: {
          ...{ rect: { left: 5, top: 5, right: 15, bottom: 15 }, presetName: '', guideIndices: [] },
          ...{ color: { r: 0, g: 200, b: 0 }, backgroundType: 4 },
        },
        children: [{ name: 'wide', left: 0, top: 8, imageData: solid(20, 2, [9, 9, 9, 255]) }],
      },
    ],
  });
  expect([at(6, 6), at(6, 8), at(1, 8)[3]]).toEqual([[0, 200, 0, 255], [9, 9, 9, 255], 0]);
});

test('density and feather of a mask are told by the layer’s name', async () => {
  const mask = { left: 0, top: 0, right: 20, bottom: 20, imageData: solid(20, 20, [0, 0, 0, 255]) };
  const { notes } = await opened({
    children: [
      { name: 'weak', imageData: solid(20, 20, [1, 1, 1, 255]), mask: { ...mask, userMaskDensity: 0.5 } },
    ],
  });
  expect(notes).toEqual([{ code: 'mask-density-dropped', layers: ['weak'] }]);
});

test('groups pass through in groups that do', async () => {
  const grey = { name: 'm', blendMode: 'multiply' as const, imageData: solid(20, 20, [128, 128, 128, 255]) };
  const inner = { name: 'b', blendMode: 'pass through' as const, opened: true, children: [grey] };
  const { at, notes } = await opened({
    children: [
      { name: 'red', imageData: solid(20, 20, [255, 0, 0, 255]) },
      { name: 'a', blendMode: 'pass through', opened: true, children: [inner] },
    ],
  });
  expect(at(3, 3)).toEqual([128, 0, 0, 255]);
  expect(notes).toEqual([]);
});

test('a file that ends within its merged picture opens by its layers, in its profile, and says so', async () => {
  const wide = { create: { width: 1, height: 1, channels: 3, background: '#888' } } as const;
  const { icc } = await sharp(await sharp(wide).withIccProfile('p3').png().toBuffer()).metadata();
  const plain = writePsdUint8Array(
    { width: 20, height: 20, children: [{ name: 'red', imageData: solid(20, 20, [255, 0, 0, 255]) }] },
    { noBackground: true },
  );
  const file = Buffer.concat(withResources(plain, [{ id: RESOURCE.icc, data: icc! }]));
  const cut = file.subarray(0, file.length - 12);
  const { document, merged, notes } = await readPsd(cut, 'cut.psd', stores);
  expect((await shown(document, stores))(3, 3)).toEqual([255, 0, 0, 255]);
  expect(document.profile?.name).toMatch(/P3/);
  expect([merged, notes]).toEqual([null, [{ code: 'merged-unreadable', layers: [] }]]);
  const flat = await readFile('main/document/cases/psd-flat-rle.psd');
  await expect(readPsd(flat.subarray(0, flat.length - 12), 'flat.psd', stores)).rejects.toMatchObject({
    code: 'truncated-image',
  });
});
