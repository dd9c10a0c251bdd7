import { expect, test } from 'vitest';
import { rotation, scaling } from '../../pixels/affine.ts';
import type { Affine } from '../../pixels/affine.ts';
import { emptyRaster, rasterFrom, read, write } from '../../pixels/raster.ts';
import type { Raster } from '../../pixels/raster.ts';
import type { Rect } from '../../pixels/rect.ts';
import { stubTextCanvas } from '../../pixels/text/canvas.testing.ts';
import { lay, lift } from '../../pixels/transform/float.ts';
import { finish } from '../../pixels/work.ts';
import { aligned, distributed } from '../../transform/align.ts';
import { pictureOf, rasterLayer } from '../document.ts';
import type { Group, Picture, PixelLayer } from '../document.ts';
import { layerBounds } from './bounds.ts';
import { moveLayers, transformLayer } from './layers.ts';
import {
  canvasSize,
  cropTo,
  flipPicture,
  imageSize,
  reframe,
  revealAll,
  tooLarge,
  turnPicture,
} from './reframe.ts';

function noise(width: number, height: number, channels: 1 | 4, x = 0, y = 0): Raster {
  let state = 99 + width + channels;
  const data = Uint8ClampedArray.from({ length: width * height * channels }, () => {
    state = (state * 48271) % 2147483647;
    return state % 256;
  });
  return rasterFrom(data, { x, y, width, height }, channels);
}

function sample(): Picture {
  const layer = rasterLayer('noise', noise(320, 280, 4), {
    id: 'a',
    mask: { pixels: noise(320, 280, 1), enabled: true },
  });
  const text = rasterLayer('words', noise(40, 30, 4, 300, 50), {
    id: 't',
    origin: {
      kind: 'text',
      text: {
        text: 'a',
        font: 'Inter',
        size: 20,
        bold: false,
        italic: false,
        align: 'left',
        lineHeight: 1.2,
        colour: '#000000',
        x: 300,
        y: 50,
      },
    },
  });
  const group: Group = { ...layer, kind: 'group', id: 'g', layers: [text], mask: null };
  return {
    ...pictureOf(320, 280, [layer, group]),
    selection: noise(320, 280, 1),
    savedSelections: [{ name: 's', pixels: noise(90, 80, 1) }],
    guides: [
      { direction: 'vertical', at: 100 },
      { direction: 'horizontal', at: 30 },
    ],
  };
}

const first = (picture: Picture) => picture.layers[0] as PixelLayer;
/** As a text, which compares a hundred times faster than arrays do. */
const bytes = (raster: Raster, rect: Rect) => Buffer.from(read(raster, rect)).toString('latin1');
const whole = { x: 0, y: 0, width: 320, height: 280 };

test('a crop by whole pixels keeps every byte, and those outside until they are asked away', () => {
  const before = sample();
  const rect = { x: 33, y: 21, width: 200, height: 180 };
  const hidden = finish(reframe(before, cropTo(rect, false), 'lanczos'));
  expect([hidden.width, hidden.height]).toEqual([200, 180]);
  expect(first(hidden).pixels.tiles).toBe(first(before).pixels.tiles);
  expect(bytes(first(hidden).pixels, { ...whole, x: -33, y: -21 })).toEqual(
    bytes(first(before).pixels, whole),
  );
  expect(hidden.guides).toEqual([
    { direction: 'vertical', at: 67 },
    { direction: 'horizontal', at: 9 },
  ]);
  const cut = finish(reframe(before, cropTo(rect, true), 'lanczos'));
  const canvas = { x: 0, y: 0, width: 200, height: 180 };
  for (const of of [
    (p: Picture) => first(p).pixels,
    (p: Picture) => first(p).mask!.pixels,
    (p: Picture) => p.selection!,
  ]) {
    expect(bytes(of(cut), canvas)).toEqual(bytes(of(before), rect));
    expect(read(of(cut), { x: -50, y: 0, width: 50, height: 50 }).every((value) => value === 0)).toBe(true);
  }
});

test('turning a picture four times, or mirroring it twice, gives the same', () => {
  let turned = sample();
  for (let turn = 0; turn < 4; turn += 1)
    turned = finish(reframe(turned, turnPicture(turned, 90), 'lanczos'));
  const twice = finish(
    reframe(
      finish(reframe(sample(), flipPicture(whole, 'vertical'), 'lanczos')),
      flipPicture(whole, 'vertical'),
      'lanczos',
    ),
  );
  for (const after of [turned, twice]) {
    const before = sample();
    expect([after.width, after.height]).toEqual([320, 280]);
    expect(bytes(first(after).pixels, whole)).toEqual(bytes(first(before).pixels, whole));
    expect(bytes(after.selection!, whole)).toEqual(bytes(before.selection!, whole));
    expect(after.guides).toEqual(before.guides);
  }
});

test('a quarter turn swaps the sides and the guides, and leaves nothing off the canvas', () => {
  const before = sample();
  const after = finish(reframe(before, turnPicture(before, 90), 'lanczos'));
  expect([after.width, after.height]).toEqual([280, 320]);
  // Clockwise: what was at the bottom left is at the top left.
  expect(bytes(first(after).pixels, { x: 0, y: 0, width: 1, height: 1 })).toEqual(
    bytes(first(before).pixels, { x: 0, y: 279, width: 1, height: 1 }),
  );
  expect(after.guides).toEqual([
    { direction: 'horizontal', at: 100 },
    { direction: 'vertical', at: 250 },
  ]);
});

test('the size of a constant picture changes and its colour does not', () => {
  const plain = rasterFrom(
    new Uint8ClampedArray(100 * 80 * 4).fill(200),
    { x: 0, y: 0, width: 100, height: 80 },
    4,
  );
  const picture = pictureOf(100, 80, [rasterLayer('plain', plain)]);
  const after = finish(reframe(picture, imageSize(picture, { width: 250, height: 40 }), 'lanczos'));
  expect([after.width, after.height]).toEqual([250, 40]);
  const bytes = read(first(after).pixels, { x: 0, y: 0, width: 250, height: 40 });
  expect(bytes.every((value) => value === 200)).toBe(true);
});

test('a canvas grows around its anchor', () => {
  const picture = sample();
  const grown = finish(
    reframe(picture, canvasSize(picture, { width: 420, height: 300 }, { x: 1, y: 0.5 }), 'lanczos'),
  );
  expect([first(grown).pixels.x, first(grown).pixels.y]).toEqual([100, 10]);
  expect([grown.width, grown.height]).toEqual([420, 300]);
});

test('revealing all takes in what lies past the canvas', () => {
  const picture = sample();
  const shown = finish(reframe(picture, revealAll(picture)!, 'lanczos'));
  expect([shown.width, shown.height]).toEqual([340, 280]);
  expect(revealAll(shown)).toBeNull();
});

test('sizes that are too large are refused', () => {
  const picture = sample();
  expect(tooLarge(picture, imageSize(picture, { width: 40_000, height: 10 }))).toBe('side');
  expect(tooLarge(picture, imageSize(picture, { width: 30_000, height: 30_000 }))).toBe('pixels');
  expect(tooLarge(picture, imageSize(picture, { width: 640, height: 560 }))).toBeNull();
});

test('layers move with their masks and what they hold, each once, and text knows where it is', () => {
  const picture = sample();
  const moved = moveLayers(picture, ['a', 'g', 't'], 5, -3);
  const { pixels, mask } = first(moved);
  expect([pixels.x, pixels.y, mask!.pixels.x]).toEqual([5, -3, 5]);
  expect(pixels.tiles).toBe(first(picture).pixels.tiles);
  const text = (moved.layers[1] as Group).layers[0] as PixelLayer;
  expect(text.pixels.x).toBe(305);
  expect(text.origin).toMatchObject({ text: { x: 305, y: 47 } });
});

test('text stays text under any map: drawn anew where it is scaled, as its pixels are where another drew them', () => {
  stubTextCanvas();
  const group = sample().layers[1] as Group;
  const inner = (map: Affine, of = group) =>
    (finish(transformLayer(of, map, 'bilinear', undefined)) as Group).layers[0] as PixelLayer;
  const scaled = inner(scaling(2, 2));
  expect(scaled.origin).toMatchObject({ text: { text: 'a', size: 40, x: 600, y: 100 } });
  expect(scaled.origin).toMatchObject({ text: { turn: undefined } });
  // A letter of 20 by 40 at (600, 100), and half its size around it.
  expect(layerBounds(scaled)).toEqual({ x: 580, y: 84, width: 60, height: 80 });
  const turned = inner(rotation(90));
  expect(turned.origin).toMatchObject({
    text: { size: 20, x: -50, y: 300, turn: { a: 0, b: 1, c: -1, d: 0 } },
  });
  expect(turned.pixels.tiles.size).toBe(1);
  const [layer] = group.layers as [PixelLayer];
  const theirs = { ...layer, origin: { ...layer.origin!, drawnElsewhere: true as const } } as PixelLayer;
  const kept = inner(scaling(2, 2), { ...group, layers: [theirs] });
  expect(layerBounds(kept)).toEqual({ x: 600, y: 100, width: 80, height: 60 });
  expect(kept.origin).toMatchObject({ drawnElsewhere: true, text: { size: 40 } });
});

test('a crop that throws away leaves text whole', () => {
  const picture = sample();
  const cut = finish(reframe(picture, cropTo({ x: 0, y: 0, width: 310, height: 60 }, true), 'lanczos'));
  expect(layerBounds((cut.layers[1] as Group).layers[0]!)).toEqual({ x: 300, y: 50, width: 40, height: 30 });
});

test('what is lifted and what stays share the alpha; outside the selection nothing changes', () => {
  const raster = noise(300, 270, 4);
  const selection = write(
    emptyRaster(1),
    { x: 10, y: 10, width: 100, height: 50 },
    new Uint8ClampedArray(5000).fill(255),
  );
  const soft = write(
    selection,
    { x: 110, y: 10, width: 10, height: 50 },
    new Uint8ClampedArray(500).fill(100),
  );
  const { floating, rest } = lift(raster, soft);
  const [before, up, down] = [raster, floating, rest].map((each) =>
    read(each, { x: 0, y: 0, width: 300, height: 270 }),
  );
  const share = read(soft, { x: 0, y: 0, width: 300, height: 270 });
  for (let at = 0; at < share.length; at += 1) {
    if (up![at * 4 + 3]! + down![at * 4 + 3]! !== before![at * 4 + 3]!)
      throw new Error(`Alpha is lost at ${at}.`);
    if (share[at] === 0 && up![at * 4 + 3] !== 0) throw new Error(`${at} was not selected.`);
    if (share[at] === 255 && down![at * 4 + 3] !== 0) throw new Error(`${at} was left.`);
  }
  expect(
    read(lay(lift(raster, selection).floating, lift(raster, selection).rest), {
      x: 10,
      y: 10,
      width: 100,
      height: 50,
    }).filter((_, at) => at % 4 === 3),
  ).toEqual(read(raster, { x: 10, y: 10, width: 100, height: 50 }).filter((_, at) => at % 4 === 3));
});

test('boxes align to edges and middles, and spread evenly', () => {
  const box = { x: 10, y: 10, width: 20, height: 40 };
  const to = { x: 0, y: 0, width: 100, height: 100 };
  expect(aligned(box, to, 'left')).toEqual({ dx: -10, dy: 0 });
  expect(aligned(box, to, 'right')).toEqual({ dx: 70, dy: 0 });
  expect(aligned(box, to, 'middle')).toEqual({ dx: 0, dy: 20 });
  const boxes = [0, 90, 20].map((x) => ({ x, y: 0, width: 10, height: 10 }));
  expect(distributed(boxes, 'horizontal')).toEqual([0, 0, 25]);
});
