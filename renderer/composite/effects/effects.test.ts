import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effects } from '../../../preload/contract/effects.ts';
import { photoRaster, pictureOf, rasterLayer } from '../../picture/document.ts';
import type { PictureLayer } from '../../picture/document.ts';
import { rasterFrom } from '../../pixels/raster.ts';
import { Compositor } from '../compositor.ts';
import { flatten } from '../flatten.ts';
import { bytes } from '../some.testing.ts';
import { effectsOf } from './defaults.ts';

const [width, height] = [120, 100];
const canvas = { x: 0, y: 0, width, height };
const box = { x: 40, y: 30, width: 30, height: 20 };

function colour(rgb: readonly number[], { width, height }: { width: number; height: number }) {
  return Uint8ClampedArray.from({ length: 4 * width * height }, (_, i) => [...rgb, 255][i % 4]!);
}

const green = rasterFrom(colour([0, 200, 0], box), box, 4);
const paper = rasterLayer('paper', photoRaster(colour([255, 255, 255], canvas), width, height));

/** A green box on white with some effects. */
function shown(effects: Partial<Effects>, rest: { opacity?: number } = {}) {
  const layer = rasterLayer('box', green, { effects: effectsOf(effects), ...rest });
  const data = flatten([paper, layer], canvas);
  return (x: number, y: number) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)];
}

const plain = { enabled: true, colour: '#ff0000', opacity: 1, blend: 'normal' } as const;
const white = [255, 255, 255];
const red = [255, 0, 0];
const own = [0, 200, 0];
const inside = (x: number, y: number, by: number) =>
  x >= box.x - by && x < box.x + box.width + by && y >= box.y - by && y < box.y + box.height + by;

describe('effects of a layer', () => {
  it('that are off, or are none, change nothing', () => {
    const bare = flatten([paper, rasterLayer('', green)], canvas);
    const off = rasterLayer('', green, { effects: effectsOf({ overlay: { ...plain, enabled: false } }) });
    expect(flatten([paper, off], canvas)).toEqual(bare);
  });

  it('a hard shadow is the shape, moved away from the light and below the layer', () => {
    const at = shown({ shadow: { ...plain, size: 0, spread: 0, angle: 180, distance: 7 } });
    for (const [x, y] of [
      [box.x + 30, 35],
      [box.x + 36, 35],
    ] as const)
      expect(at(x, y)).toEqual(red);
    expect(at(box.x + 37, 35)).toEqual(white);
    expect(at(box.x - 1, 35)).toEqual(white);
    expect(at(box.x + 5, 35)).toEqual(own);
    const down = shown({ shadow: { ...plain, size: 0, spread: 0, angle: 90, distance: 4 } });
    expect([down(50, 53), down(50, 54), down(50, 29)]).toEqual([red, white, white]);
  });

  it('a soft one fades as a Gaussian of half its size does, and not at all where it is all spread', () => {
    const edge = { x: 0, y: -300, width: 60, height: 700 };
    const half = rasterFrom(colour([0, 200, 0], edge), edge, 4);
    const glow = { ...plain, size: 20, spread: 0 };
    const look = (effects: Partial<Effects>) => {
      const layer = rasterLayer('', half, { effects: effectsOf(effects) });
      return flatten([paper, layer], { x: 60, y: 50, width: 40, height: 1 }, canvas);
    };
    const soft = look({ glow });
    /** The share of a bell of standard deviation 10 beyond d. */
    const beyond = (d: number) => {
      let sum = 0;
      for (let z = d; z < 60; z += 0.01) sum += 0.01 * Math.exp((-z * z) / 200);
      return sum / (10 * Math.sqrt(2 * Math.PI));
    };
    for (const d of [0, 5, 10, 20]) {
      const green = soft[4 * d + 1]!;
      expect(Math.abs(green - 255 * (1 - beyond(d + 0.5)))).toBeLessThan(3);
    }
    const hard = look({ glow: { ...glow, spread: 100 } });
    expect([hard[4 * 19 + 1], hard[4 * 21 + 1]]).toEqual([0, 255]);
  });

  it.each([
    ['outside', 6, 0],
    ['inside', 0, 6],
    ['centre', 3, 3],
  ] as const)('a stroke lies %s', (position, out, inner) => {
    const at = shown({ stroke: { ...plain, size: 6, position } });
    for (let x = box.x - 8; x < box.x + 15; x += 1) {
      const expected = !inside(x, 40, out) ? white : inside(x, 40, -inner) ? own : red;
      expect(at(x, 40)).toEqual(expected);
    }
    // Corners outside are round: 6 pixels away both ways is more than 6 away.
    if (position === 'outside') expect(at(box.x - 6, box.y - 6)).toEqual(white);
  });

  it('no backdrop shines through between a soft edge and its stroke', () => {
    const soft = Uint8ClampedArray.from(colour([255, 0, 0], box));
    for (let y = 0; y < box.height; y += 1) soft[4 * y * box.width + 3] = 128;
    const stroke = { ...plain, size: 4, position: 'outside' } as const;
    const layer = rasterLayer('', rasterFrom(soft, box, 4), { effects: effectsOf({ stroke }) });
    const data = flatten([paper, layer], { x: box.x - 1, y: 40, width: 3, height: 1 }, canvas);
    expect([...data]).toEqual([255, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 255]);
  });

  it('an overlay colours the layer’s own pixels and leaves their alpha, in its mode', () => {
    const half = rasterFrom(
      colour([0, 200, 0], box).map((v, i) => (i % 4 === 3 ? 128 : v)),
      box,
      4,
    );
    const layer = rasterLayer('', half, { effects: effectsOf({ overlay: plain }) });
    const data = flatten([layer], canvas);
    expect([...data.subarray(4 * (40 * width + 50), 4 * (40 * width + 50) + 4)]).toEqual([255, 0, 0, 128]);
    const multiplied = shown({ overlay: { ...plain, colour: '#808080', blend: 'multiply' } });
    expect(multiplied(50, 40)).toEqual([0, 100, 0]);
  });

  it('fade with the layer, and no shadow shows through it then', () => {
    const shadow = { ...plain, colour: '#000000', size: 0, spread: 0, angle: 180, distance: 7 };
    const at = shown({ shadow }, { opacity: 0.6 });
    expect(at(50, 40)).toEqual([102, 222, 102]);
    expect(at(box.x + 33, 40)).toEqual([102, 102, 102]);
  });

  it('of what lies off the canvas reach into it', () => {
    const off = rasterFrom(colour([0, 200, 0], box), { ...box, x: -30 }, 4);
    const shadow = { ...plain, size: 0, spread: 0, angle: 180, distance: 10 };
    const layer = rasterLayer('', off, { effects: effectsOf({ shadow }) });
    const data = flatten([paper, layer], canvas);
    expect([...data.subarray(4 * (40 * width + 9), 4 * (40 * width + 10) + 3)]).toEqual([
      ...red,
      255,
      ...white,
    ]);
  });

  it('of a clipped layer stay within what it is clipped to', () => {
    const stroke = { ...plain, size: 40, position: 'outside' } as const;
    const base = rasterLayer('base', rasterFrom(colour([0, 0, 200], box), box, 4));
    const small = rasterFrom(
      colour([0, 200, 0], { width: 4, height: 4 }),
      { x: 50, y: 38, width: 4, height: 4 },
      4,
    );
    const layer = rasterLayer('', small, { clipped: true, effects: effectsOf({ stroke }) });
    const data = flatten([base, layer], canvas);
    const at = (x: number, y: number) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
    expect([at(51, 39), at(45, 40), at(39, 40)]).toEqual([
      [...own, 255],
      [...red, 255],
      [0, 0, 0, 0],
    ]);
  });
});

const some: fc.Arbitrary<Effects> = fc.record({
  shadow: fc.option(
    fc.record({
      enabled: fc.constant(true),
      colour: fc.constant('#204060'),
      opacity: fc.constantFrom(1, 0.4),
      blend: fc.constantFrom('normal' as const, 'multiply' as const),
      size: fc.constantFrom(0, 3, 40),
      spread: fc.constantFrom(0, 30),
      angle: fc.integer({ min: -180, max: 180 }),
      distance: fc.integer({ min: 0, max: 30 }),
    }),
  ),
  glow: fc.option(
    fc.record({
      enabled: fc.boolean(),
      colour: fc.constant('#ffee00'),
      opacity: fc.constant(0.8),
      blend: fc.constant('screen' as const),
      size: fc.constantFrom(4, 60),
      spread: fc.constantFrom(0, 50),
    }),
  ),
  overlay: fc.option(fc.constant({ ...plain, opacity: 0.5 })),
  stroke: fc.option(
    fc.record({
      enabled: fc.constant(true),
      colour: fc.constant('#00ff80'),
      opacity: fc.constantFrom(1, 0.6),
      blend: fc.constant('normal' as const),
      size: fc.constantFrom(1, 5),
      position: fc.constantFrom('outside' as const, 'inside' as const, 'centre' as const),
    }),
  ),
});

describe('a picture with effects', () => {
  const blotch = (seed: number, x: number): PictureLayer =>
    rasterLayer('', rasterFrom(bytes(seed, 4 * 60 * 50), { x, y: 225, width: 60, height: 50 }, 4));

  it('is the same whichever part of it is composited', () => {
    fc.assert(
      fc.property(some, fc.boolean(), fc.constantFrom(1, 0.7), (effects, grouped, opacity) => {
        const leaf = blotch(3, 230);
        const top: PictureLayer = grouped
          ? { ...leaf, kind: 'group', layers: [leaf], opacity, effects }
          : ({ ...leaf, opacity, effects } as PictureLayer);
        const picture = pictureOf(300, 290, [blotch(1, 220), top]);
        const bounds = { x: 0, y: 0, width: 300, height: 290 };
        const all = flatten(picture.layers, bounds);
        const rect = { x: 237, y: 219, width: 40, height: 21 };
        const part = flatten(picture.layers, rect, bounds);
        for (let y = 0; y < rect.height; y += 1) {
          const from = 4 * ((rect.y + y) * 300 + rect.x);
          const row = all.subarray(from, from + 4 * rect.width);
          expect(Buffer.from(part.subarray(160 * y, 160 * (y + 1))).equals(Buffer.from(row))).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('shows a change of an effect, though no pixel is another', () => {
    const layer = rasterLayer('', green);
    const compositor = new Compositor({ composites: 5e7, reducedLayers: 2.5e7, backdrops: 2.5e7 });
    const before = compositor.tile(pictureOf(width, height, [layer]), 0, 0, 0).stamp;
    const after = { ...layer, effects: effectsOf({ overlay: plain }) };
    expect(compositor.tile(pictureOf(width, height, [after]), 0, 0, 0).stamp).toBeGreaterThan(before);
  });

  it('at half the size looks as at full size, shrunk', () => {
    const disc = Uint8ClampedArray.from({ length: 4 * 200 * 200 }, (_, i) => {
      const at = i >> 2;
      const near = Math.hypot((at % 200) - 99.5, Math.floor(at / 200) - 99.5) < 50;
      return i % 4 === 3 ? (near ? 255 : 0) : 90;
    });
    const effects = effectsOf({
      shadow: { ...plain, size: 16, spread: 25, angle: 120, distance: 20 },
      stroke: { ...plain, colour: '#0000ff', size: 8, position: 'centre' },
    });
    const back = rasterLayer('', photoRaster(colour([255, 255, 255], { width: 200, height: 200 }), 200, 200));
    const layer = rasterLayer('', photoRaster(disc, 200, 200), { effects });
    const picture = pictureOf(200, 200, [back, layer]);
    const full = flatten(picture.layers, { x: 0, y: 0, width: 200, height: 200 });
    const compositor = new Compositor({ composites: 5e7, reducedLayers: 2.5e7, backdrops: 2.5e7 });
    const small = compositor.tile(picture, 1, 0, 0).pixels;
    let most = 0;
    for (let y = 0; y < 100; y += 1) {
      for (let x = 0; x < 100; x += 1) {
        for (let channel = 0; channel < 3; channel += 1) {
          const at = 4 * (2 * y * 200 + 2 * x) + channel;
          const mean = (full[at]! + full[at + 4]! + full[at + 800]! + full[at + 804]!) / 4;
          most = Math.max(most, Math.abs(small[4 * (y * 256 + x) + channel]! - mean));
        }
      }
    }
    // A pixel on the rim of a hard stroke: a quarter of one is what level sets and halving may put elsewhere.
    expect(most).toBeLessThan(64);
  });
});
