import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { BlendMode } from '../../preload/contract/document.ts';
import { noMask, photoRaster, pictureOf, rasterLayer } from '../picture/document.ts';
import type { Group, PictureLayer } from '../picture/document.ts';
import { rasterFrom, read } from '../pixels/raster.ts';
import type { Rect } from '../pixels/rect.ts';
import { finish } from '../pixels/work.ts';
import { flatten, flattenPicture } from './flatten.ts';
import { blend, referencePixel } from './reference.testing.ts';
import { bytes, someLayers } from './some.testing.ts';

const modes = BlendMode.options;

/** The most that straight colours differ in 8 bit, each by as much as its alpha lets it be seen. */
function worst(
  result: Uint8ClampedArray,
  expected: (x: number, y: number) => number[],
  { x, y, width, height }: Rect,
) {
  let most = 0;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [r, g, b, a] = expected(x + column, y + row) as [number, number, number, number];
      const at = 4 * (row * width + column);
      const apart = (channel: number, value: number) => Math.abs(result[at + channel]! - value);
      // A colour whose alpha rounds to nothing is gone.
      const colours = a < 0.5 ? [0] : [apart(0, r), apart(1, g), apart(2, b)];
      most = Math.max(most, apart(3, a), ...colours);
    }
  }
  return most;
}

describe('flattened layers are those of the specification', () => {
  it.each(modes)('for %s over pixels of every alpha, at every opacity', (blend) => {
    const area = { x: 0, y: 0, width: 40, height: 30 };
    const below = rasterLayer('below', rasterFrom(bytes(1, 4800), area, 4));
    for (const opacity of [1, 0.37]) {
      const above = rasterLayer('above', rasterFrom(bytes(2, 4800), area, 4), { blend, opacity });
      const layers = [below, above];
      expect(worst(flatten(layers, area), (x, y) => referencePixel(layers, x, y), area)).toBeLessThanOrEqual(
        0.51,
      );
    }
  });

  it('for any layers, groups, masks and clipping', () => {
    fc.assert(
      fc.property(someLayers(), (layers) => {
        const area = { x: 250, y: -3, width: 13, height: 9 };
        expect(
          worst(flatten(layers, area), (x, y) => referencePixel(layers, x, y), area),
        ).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it('and a hidden layer that is clipped to a group changes nothing, though the group passes through', () => {
    const area = { x: 0, y: 0, width: 8, height: 8 };
    const [below, inside, on] = [1, 2, 3].map((seed) => rasterFrom(bytes(seed, 256), area, 4));
    const under = rasterLayer('', below!);
    const group: Group = {
      ...rasterLayer('', inside!),
      kind: 'group',
      blend: 'pass-through',
      layers: [rasterLayer('', inside!, { blend: 'multiply' })],
    };
    const clipped = rasterLayer('', on!, { clipped: true });
    const without = flatten([under, group], area);
    expect(flatten([under, group, { ...clipped, visible: false }], area)).toEqual(without);
    expect(flatten([under, group, { ...clipped, opacity: 0 }], area)).toEqual(without);
    expect(flatten([under, group, clipped], area)).not.toEqual(without);
  });

  it('and the reference itself is right where the answer is known', () => {
    expect(blend('screen', [0.5, 0, 1], [0.5, 0.3, 0.2])).toEqual([0.75, 0.30000000000000004, 1]);
    expect(blend('luminosity', [0.5, 0.5, 0.5], [1, 1, 1])).toEqual([1, 1, 1]);
    expect(blend('hue', [0.2, 0.2, 0.2], [1, 0, 0]).map((v) => v.toFixed(6))).toEqual(
      Array(3).fill('0.200000'),
    );
  });
});

describe('libvips composites alike', () => {
  const shared = modes.filter((mode) => !['hue', 'saturation', 'color', 'luminosity'].includes(mode));
  it.each(shared)('%s', async (mode) => {
    const [width, height] = [32, 32];
    // Between opaque colours: libvips weighs half transparent ones by another formula, and at 0 over 255 it dodges
    // and burns to the other end.
    const inside = (value: number) => (/dodge|burn/.test(mode) ? Math.min(254, Math.max(1, value)) : value);
    const below = bytes(3, 4 * width * height).map((value, i) => (i % 4 === 3 ? 255 : inside(value)));
    const above = bytes(4, 4 * width * height).map((value, i) =>
      i % 4 === 3 && mode !== 'normal' ? 255 : inside(value),
    );
    const raw = { width, height, channels: 4 } as const;
    const expected = await sharp(Buffer.from(below), { raw })
      .composite([{ input: Buffer.from(above), raw, blend: mode === 'normal' ? 'over' : vips(mode) }])
      .raw()
      .toBuffer();
    const area = { x: 0, y: 0, width, height };
    const result = flatten(
      [
        rasterLayer('', photoRaster(below, width, height)),
        rasterLayer('', photoRaster(above, width, height), { blend: mode }),
      ],
      area,
    );
    const apart = result.map((value, i) => Math.abs(value - expected[i]!));
    expect(Math.max(...apart)).toBeLessThanOrEqual(2);
  });
});

function vips(mode: BlendMode) {
  return (
    mode === 'color-dodge' ? 'colour-dodge' : mode === 'color-burn' ? 'colour-burn' : mode
  ) as sharp.Blend;
}

describe('a single plain layer', () => {
  it('keeps its bytes wherever there is alpha, and its tiles', () => {
    const data = bytes(5, 4 * 300 * 300);
    const layer = rasterLayer('', photoRaster(data, 300, 300));
    const area = { x: 0, y: 0, width: 300, height: 300 };
    const result = flatten([layer], area);
    const own = read(layer.pixels, area);
    for (let i = 0; i < own.length; i += 4) if (own[i + 3] === 0) own.fill(0, i, i + 4);
    expect(Buffer.from(own.buffer).equals(Buffer.from(result.buffer))).toBe(true);
    const flat = finish(flattenPicture(pictureOf(300, 300, [layer])));
    expect([...flat.tiles.values()]).toEqual([...layer.pixels.tiles.values()]);
    for (const [key, tile] of flat.tiles) expect(layer.pixels.tiles.get(key)).toBe(tile);
  });

  it('shows all over when opaque, whatever is below', () => {
    const solid = bytes(6, 4 * 256 * 256).map((value, i) => (i % 4 === 3 ? 255 : value));
    const top = rasterLayer('', photoRaster(solid, 256, 256));
    const below: PictureLayer = {
      kind: 'group',
      id: 'g',
      name: '',
      ...noMask,
      opacity: 1,
      blend: 'hue',
      layers: [rasterLayer('', photoRaster(bytes(7, 4 * 256 * 256), 256, 256))],
    };
    const flat = finish(flattenPicture(pictureOf(256, 256, [below, top])));
    expect([...flat.tiles.values()][0]).toBe([...top.pixels.tiles.values()][0]);
  });
});
