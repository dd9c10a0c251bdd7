import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noMask, pictureOf, photoRaster, rasterLayer } from '../picture/document.ts';
import type { Picture, PictureLayer } from '../picture/document.ts';
import { edit, moveRaster } from '../pixels/raster.ts';
import { Compositor } from './compositor.ts';
import type { Elsewhere } from './compositor.ts';
import { defaultEffect, effectsOf } from './effects/defaults.ts';
import { bytes, someLayers, strongAdjustments } from './some.testing.ts';

const [width, height] = [300, 270];
const plenty = { composites: 5e7, reducedLayers: 2.5e7, backdrops: 2.5e7 };

/** A place where tasks are worked out on copies, once they are let. */
function place() {
  const waiting: (() => void)[] = [];
  let calls = 0;
  const elsewhere: Elsewhere = (task, given) =>
    new Promise((resolve) => {
      calls += 1;
      waiting.push(() => {
        resolve(structuredClone(task.run(structuredClone(given))));
      });
    });
  const answer = async () => {
    for (const next of waiting.splice(0)) next();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { elsewhere, answer, calls: () => calls };
}

/** The tile once nothing of it is awaited any more. */
async function settled(compositor: Compositor, picture: Picture, level: number, answer: () => Promise<void>) {
  for (let turn = 0; turn < 10; turn += 1) {
    const tile = compositor.tile(picture, level, 0, 0);
    if (tile.current) return tile;
    await answer();
  }
  throw new Error('The tile never came.');
}

function same(a: Uint8ClampedArray, b: Uint8ClampedArray): boolean {
  return Buffer.from(a).equals(Buffer.from(b));
}

const photo = (id: string, seed: number) => ({
  ...rasterLayer(id, photoRaster(bytes(seed, 4 * width * height), width, height)),
  id,
});
const filter = (
  id: string,
  adjustment: (PictureLayer & { kind: 'adjustment' })['adjustment'],
): PictureLayer => ({
  kind: 'adjustment',
  id,
  name: id,
  ...noMask,
  opacity: 1,
  blend: 'normal',
  adjustment,
});
const median = filter('median', { type: 'median', radius: 3 });
const blur = filter('blur', { type: 'blur', radius: 20 });
const flat = (value: number) =>
  photoRaster(
    bytes(1, 4 * width * height)
      .fill(value)
      .map((v, i) => (i % 4 === 3 ? 255 : v)),
    width,
    height,
  );
const plain = (value: number) => pictureOf(width, height, [rasterLayer('flat', flat(value)), median]);
const glow = effectsOf({ glow: defaultEffect('glow') });

describe('a tile that is worked out elsewhere', () => {
  it('is what is composited here, byte for byte, after a stroke too', async () => {
    const layersOf = someLayers(strongAdjustments);
    await fc.assert(
      fc.asyncProperty(layersOf, layersOf, fc.nat(2), fc.boolean(), async (below, above, level, glows) => {
        const start = photoRaster(bytes(9, 4 * 280 * 260), 280, 260);
        const editor = edit(moveRaster(start, 3, 2));
        const spot = { x: 200, y: 1, width: 20, height: 12 };
        editor.write(spot, bytes(10, 4 * 20 * 12));
        const hand = { ...rasterLayer('hand', editor.current()), ...(glows && { effects: glow }) };
        const picture = pictureOf(width, height, [...below, median, hand, ...above]);
        const { elsewhere, answer } = place();
        const there = new Compositor(plenty, elsewhere);
        there.inHand = hand.id;
        const expected = () => new Compositor(plenty).tile(picture, level, 0, 0).pixels;
        expect(same((await settled(there, picture, level, answer)).pixels, expected())).toBe(true);
        for (const seed of [11, 12]) {
          editor.write(spot, bytes(seed, 4 * 20 * 12));
          there.touch(picture, spot, level);
        }
        expect(same((await settled(there, picture, level, answer)).pixels, expected())).toBe(true);
      }),
      { numRuns: 2 },
    );
  });

  it('shows roughly what comes until then, and after an edit on the way what is newest', async () => {
    const { elsewhere, answer, calls } = place();
    const compositor = new Compositor(plenty, elsewhere);
    const shades = [0, 120, 250].map((value) => plain(value));
    const [first, second, third] = shades as [Picture, Picture, Picture];
    const { pixels, stamp } = await settled(compositor, first, 0, answer);
    const shade = () => pixels[4 * (100 * 256 + 100)];
    expect(compositor.tile(second, 0, 0, 0)).toMatchObject({ stamp: stamp + 1, current: false });
    expect(shade()).toBe(120);
    expect(compositor.tile(third, 0, 0, 0)).toMatchObject({ stamp: stamp + 2, current: false });
    expect(shade()).toBe(250);
    // Drawn once, however often it is asked for.
    expect(compositor.tile(third, 0, 0, 0)).toMatchObject({ stamp: stamp + 2, current: false });
    // Asked for once: the second, which is on its way. The third comes after it, and shows until then.
    expect(calls()).toBe(2);
    await answer();
    compositor.tile(third, 0, 0, 0);
    expect(shade()).toBe(250);
    await settled(compositor, third, 0, answer);
    expect(calls()).toBe(3);
    expect(same(pixels, new Compositor(plenty).tile(third, 0, 0, 0).pixels)).toBe(true);
  });

  it('of one document never shows in another', async () => {
    const { elsewhere, answer } = place();
    const compositor = new Compositor(plenty, elsewhere);
    compositor.document = 'one';
    await settled(compositor, pictureOf(width, height, [photo('a', 1), median]), 0, answer);
    compositor.document = 'other';
    const { stamp, current, pixels } = compositor.tile(
      pictureOf(width, height, [photo('a', 2), median]),
      0,
      0,
      0,
    );
    expect({ stamp, current }).toEqual({ stamp: 0, current: false });
    expect(pixels.every((value) => value === 0)).toBe(true);
  });

  it('that fails is not asked for again and again', async () => {
    let calls = 0;
    const compositor = new Compositor(plenty, () => {
      calls += 1;
      return Promise.reject(new Error('no memory'));
    });
    const picture = pictureOf(width, height, [photo('a', 1), median]);
    for (let turn = 0; turn < 3; turn += 1) {
      compositor.tile(picture, 0, 0, 0);
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(calls).toBe(1);
  });
});

describe('a stroke', () => {
  const editor = edit(photoRaster(bytes(5, 4 * width * height), width, height));
  const spot = { x: 20, y: 30, width: 16, height: 16 };
  editor.write(spot, bytes(6, 4 * 16 * 16));
  const hand = { ...rasterLayer('hand', editor.current()), opacity: 0.5 };

  it('over what takes long shows at once: what lies below is worked out once', async () => {
    const { elsewhere, answer, calls } = place();
    const compositor = new Compositor(plenty, elsewhere);
    compositor.inHand = hand.id;
    const picture = pictureOf(width, height, [photo('a', 1), median, hand]);
    await settled(compositor, picture, 0, answer);
    const before = calls();
    editor.write(spot, bytes(7, 4 * 16 * 16));
    // As far as the median's radius around the spot.
    expect(compositor.touch(picture, spot, 0)).toEqual([
      { column: 0, row: 0, rect: { x: 17, y: 27, width: 22, height: 22 } },
    ]);
    const { pixels, current } = compositor.tile(picture, 0, 0, 0);
    expect(current).toBe(true);
    expect(same(pixels, new Compositor(plenty).tile(picture, 0, 0, 0).pixels)).toBe(true);
    expect(calls()).toBe(before);
  });

  it('below what takes long shows at once, roughly, whatever older comes meanwhile', async () => {
    const { elsewhere, answer, calls } = place();
    const compositor = new Compositor(plenty, elsewhere);
    const painted = edit(flat(200));
    const area = (x: number) => ({ x, y: 90, width: 60, height: 60 });
    const black = (x: number) => {
      painted.write(
        area(x),
        bytes(1, 4 * 60 * 60).map((_, i) => (i % 4 === 3 ? 255 : 0)),
      );
    };
    painted.write({ x: 0, y: 0, width: 1, height: 1 }, Uint8ClampedArray.of(200, 200, 200, 255));
    const layer = rasterLayer('painted', painted.current());
    compositor.inHand = layer.id;
    const picture = pictureOf(width, height, [layer, median, blur]);
    const { pixels } = await settled(compositor, picture, 0, answer);
    const before = calls();
    const farthest = () => {
      const right = new Compositor(plenty).tile(picture, 0, 0, 0).pixels;
      return pixels.reduce((most, value, at) => Math.max(most, Math.abs(value - right[at]!)), 0);
    };
    for (const x of [40, 90, 140]) {
      black(x);
      expect(farthest()).toBeGreaterThan(80);
      expect(compositor.touch(picture, area(x), 0)).toHaveLength(1);
      expect(farthest()).toBeLessThan(20);
    }
    // What came of the first alone is on its way; the others are asked for together.
    expect(calls()).toBe(before + 1);
    await answer();
    compositor.tile(picture, 0, 0, 0);
    expect(farthest()).toBeLessThan(20);
    await settled(compositor, picture, 0, answer);
    expect(calls()).toBe(before + 2);
    expect(farthest()).toBe(0);
  });

  it('asks for nothing that nobody sees', async () => {
    const { elsewhere, answer, calls } = place();
    const compositor = new Compositor(plenty, elsewhere);
    const picture = plain(100);
    await settled(compositor, picture, 0, answer);
    expect(compositor.touch(picture, { x: 0, y: 0, width: 250, height: 250 }, 0, () => false)).toEqual([]);
    expect(calls()).toBe(1);
    expect(compositor.tile(picture, 0, 0, 0).current).toBe(false);
  });

  it('where nothing takes long is never sent elsewhere', () => {
    const { elsewhere, calls } = place();
    const compositor = new Compositor(plenty, elsewhere);
    compositor.inHand = hand.id;
    // The photo on top hides the median everywhere.
    const top = photoRaster(
      bytes(8, 4 * width * height).map((v, i) => (i % 4 === 3 ? 255 : v)),
      width,
      height,
    );
    const picture = pictureOf(width, height, [photo('a', 1), median, rasterLayer('top', top), hand]);
    expect(compositor.tile(picture, 0, 0, 0).current).toBe(true);
    compositor.touch(picture, spot, 0);
    expect(calls()).toBe(0);
  });
});
