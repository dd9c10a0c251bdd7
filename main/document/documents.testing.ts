import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import {
  BlendMode,
  GroupBlend,
  tileSide,
  type Adjustment,
  type Layer,
  type LayeredDocument,
  type StoredDocument,
  type StoredRaster,
} from '../../preload/contract/document.ts';
import type { Effects } from '../../preload/contract/effects.ts';
import { mapPixels } from '../../preload/contract/map-pixels.ts';
import { openPixelStore } from '../store/pixelstore.ts';
import { cut } from './cut.ts';
import { mapLater, writable } from './map-later.ts';
import type { Stores } from './openraster/write.ts';

/** A block of pixels as a test means it: bytes and where they lie. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 4;
  readonly outside: 0 | 255;
  readonly data: Uint8Array;
}

export type Drawn = LayeredDocument<Block>;

export async function temporaryStores(): Promise<Stores & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'));
  return { folder, pixels: await openPixelStore(folder), tiles: await openPixelStore(join(folder, 'tiles')) };
}

const side = fc.integer({ min: 1, max: 9 });
const place = fc.integer({ min: -300, max: 300 });

export const block = (channels: 1 | 4): fc.Arbitrary<Block> =>
  fc
    .record({ x: place, y: place, width: side, height: side, full: fc.boolean() })
    .chain(({ full, ...rect }) => {
      const length = rect.width * rect.height * channels;
      return fc.uint8Array({ minLength: length, maxLength: length }).map((data) => ({
        ...rect,
        data,
        channels,
        outside: channels === 1 && full ? (255 as const) : (0 as const),
      }));
    });

const common = {
  id: fc.uuid(),
  name: fc.string({ unit: 'grapheme', maxLength: 12 }),
  visible: fc.boolean(),
  locked: fc.boolean(),
  // In steps of 1/255, which every format can say.
  opacity: fc.integer({ min: 0, max: 255 }).map((value) => value / 255),
  blend: fc.constantFrom(...BlendMode.options),
  clipped: fc.boolean(),
  mask: fc.option(fc.record({ pixels: block(1), enabled: fc.boolean() })),
};

const straight = [
  [0, 0],
  [255, 255],
] as const;
const plain = { black: 0, white: 255, gamma: 1, outBlack: 0, outWhite: 255 };
/** One of each kind that Photoshop has too, with numbers that it can say. */
export const kin: readonly Adjustment[] = [
  {
    type: 'levels',
    all: { ...plain, black: 12, gamma: 1.2 },
    red: plain,
    green: plain,
    blue: { ...plain, outWhite: 200 },
  },
  {
    type: 'curves',
    all: [
      [0, 10],
      [100, 140],
      [255, 250],
    ],
    red: straight,
    green: straight,
    blue: straight,
  },
  { type: 'brightness-contrast', brightness: -20, contrast: 35 },
  { type: 'exposure', exposure: 1.5, offset: 0.125, gamma: 0.5 },
  { type: 'hue-saturation', hue: -120, saturation: 30, lightness: -10, colorize: false },
  { type: 'hue-saturation', hue: 40, saturation: -50, lightness: 5, colorize: true },
  {
    type: 'colour-balance',
    shadows: { cyanRed: 10, magentaGreen: -5, yellowBlue: 0 },
    midtones: { cyanRed: -30, magentaGreen: 20, yellowBlue: 7 },
    highlights: { cyanRed: 0, magentaGreen: 0, yellowBlue: 100 },
    keepLuminosity: true,
  },
  { type: 'black-white', reds: 40, yellows: 60, greens: -40, cyans: 60, blues: 20, magentas: 300 },
];

const paint = {
  enabled: fc.boolean(),
  colour: fc.constantFrom('#000000', '#fe8001'),
  opacity: fc.constantFrom(1, 0.5, 0.25),
  blend: fc.constantFrom(...BlendMode.options),
};
const soft = { size: fc.nat(250), spread: fc.nat(100) };
/** Some effects, with numbers that Photoshop can say too; the key is left out where there are none. */
const effects: fc.Arbitrary<{ readonly effects?: Effects }> = fc
  .record({
    shadow: fc.option(
      fc.record({
        ...paint,
        ...soft,
        angle: fc.integer({ min: -180, max: 179 }),
        distance: fc.nat(1000),
      }),
    ),
    glow: fc.option(fc.record({ ...paint, ...soft })),
    overlay: fc.option(fc.record(paint)),
    stroke: fc.option(
      fc.record({
        ...paint,
        size: fc.integer({ min: 1, max: 250 }),
        position: fc.constantFrom('outside' as const, 'centre' as const, 'inside' as const),
      }),
    ),
  })
  .map((each) => (Object.values(each).some((effect) => effect !== null) ? { effects: each } : {}));

function withEffects<L extends object>(layer: fc.Arbitrary<L>) {
  return fc.tuple(layer, effects).map(([own, more]) => ({ ...own, ...more }));
}

const { layer } = fc.letrec<{ layer: Layer<Block> }>((tie) => ({
  layer: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    withEffects(
      fc.record({
        ...common,
        kind: fc.constant('raster' as const),
        pixels: block(4),
        origin: fc.constant(null),
      }),
    ),
    fc.record({ ...common, kind: fc.constant('adjustment' as const), adjustment: fc.constantFrom(...kin) }),
    withEffects(
      fc.record({
        ...common,
        kind: fc.constant('group' as const),
        blend: fc.constantFrom(...GroupBlend.options),
        layers: fc.array(tie('layer'), { maxLength: 3 }),
        open: fc.boolean(),
      }),
    ),
  ),
}));

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  width: fc.integer({ min: 1, max: 300 }),
  height: fc.integer({ min: 1, max: 300 }),
  layers: fc.array(layer, { minLength: 1, maxLength: 4 }),
  selected: fc.constant([]),
  selection: fc.option(block(1)),
  savedSelections: fc.array(fc.record({ name: fc.string(), pixels: block(1) }), { maxLength: 2 }),
  guides: fc.array(
    fc.record({
      direction: fc.constantFrom('vertical' as const, 'horizontal' as const),
      at: fc.integer({ min: 0, max: 300 }),
    }),
    { maxLength: 2 },
  ),
});

/** The document with its pixels in the store. */
export async function store(document: Drawn, { tiles }: Stores): Promise<StoredDocument> {
  const stored = await mapLater(document, (pixels) =>
    cut(tiles, pixels.data, pixels, pixels.channels, pixels.outside),
  );
  return writable(stored);
}

/** Pixels that aren't `outside`, by their place: the same for the same picture, however it is cut. */
type Spots = Readonly<Record<string, string>>;

function spotsOf({ x, y, width, channels, outside, data }: Block): Spots {
  const spots: Record<string, string> = {};
  for (let at = 0; at < data.length; at += channels) {
    const pixel = [...data.subarray(at, at + channels)];
    if (pixel.every((value) => value === outside)) continue;
    spots[`${x + ((at / channels) % width)},${y + Math.floor(at / channels / width)}`] = pixel.join();
  }
  return spots;
}

async function spotsStored(raster: StoredRaster, { tiles }: Stores): Promise<Spots> {
  let spots: Spots = {};
  for (const [key, hash] of Object.entries(raster.tiles)) {
    const [column = 0, row = 0] = key.split(',').map(Number);
    const place = { x: raster.x + column * tileSide, y: raster.y + row * tileSide };
    const data = await tiles.bytes(hash);
    spots = { ...spots, ...spotsOf({ ...raster, ...place, width: tileSide, height: tileSide, data }) };
  }
  return spots;
}

interface Seen {
  readonly outside: 0 | 255;
  readonly spots: Spots;
}

/** A document in a form that two ways of cutting it don't change. */
export type SeenDocument = LayeredDocument<Seen>;

export function seen(document: Drawn): SeenDocument {
  return mapPixels(document, (pixels) => ({ outside: pixels.outside, spots: spotsOf(pixels) }));
}

export function seenStored(document: StoredDocument, stores: Stores): Promise<SeenDocument> {
  return mapLater(document, async (pixels) => ({
    outside: pixels.outside,
    spots: await spotsStored(pixels, stores),
  }));
}

/** Cuts a file short or damages it in a few places, many times: reading it opens it, or tells. */
export async function holdDamaged(
  file: Uint8Array,
  read: (broken: Buffer) => Promise<unknown>,
  numRuns: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(file.length - 1),
      fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 4 }),
      async (end, changes) => {
        const broken = Buffer.from(changes.length > 0 ? file : file.subarray(0, end));
        for (const [at, value] of changes) broken[at] = value;
        const failure: unknown = await read(broken).then(
          () => null,
          (error: unknown) => error,
        );
        if (failure !== null) expect(failure).toMatchObject({ name: 'UserError' });
      },
    ),
    { numRuns },
  );
}
