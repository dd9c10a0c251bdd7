import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureOf, photoRaster, rasterLayer } from '../picture/document.ts';
import type { Picture, PictureLayer } from '../picture/document.ts';
import { edit, moveRaster } from '../pixels/raster.ts';
import { Compositor } from './compositor.ts';
import { flatten } from './flatten.ts';
import { bytes, someLayers, strongAdjustments } from './some.testing.ts';

const [width, height] = [300, 270];
const whole = { x: 0, y: 0, width, height };
const plenty = { composites: 5e7, reducedLayers: 2.5e7, backdrops: 2.5e7 };
const layersOf = someLayers(strongAdjustments);

/** Two compositors show the same at a level, byte for byte. */
function expectSame(compositor: Compositor, picture: Picture, level: number) {
  const fresh = new Compositor(plenty);
  for (const [column, row] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    const result = compositor.tile(picture, level, column, row).pixels;
    const expected = fresh.tile(picture, level, column, row).pixels;
    expect(Buffer.from(result.buffer).equals(Buffer.from(expected.buffer))).toBe(true);
  }
}

describe('a composited tile', () => {
  it('at full size is what flattening gives, and transparent outside the picture', () => {
    fc.assert(
      fc.property(layersOf, (layers) => {
        const picture = pictureOf(width, height, layers);
        const compositor = new Compositor(plenty);
        const flat = flatten(layers, whole);
        let most = 0;
        for (let row = 0; row < 2; row += 1) {
          for (let column = 0; column < 2; column += 1) {
            const { pixels } = compositor.tile(picture, 0, column, row);
            for (let i = 0; i < pixels.length; i += 1) {
              const x = column * 256 + ((i >> 2) & 255);
              const y = row * 256 + (i >> 10);
              const expected = x < width && y < height ? flat[4 * (y * width + x) + (i & 3)]! : 0;
              most = Math.max(most, Math.abs(pixels[i]! - expected));
            }
          }
        }
        expect(most).toBe(0);
      }),
      { numRuns: 4 },
    );
  });

  it('at half size holds the means of what a single layer has, colours weighed by alpha', () => {
    const layer = rasterLayer(
      '',
      photoRaster(Uint8ClampedArray.of(200, 0, 0, 255, 0, 100, 0, 85, 9, 9, 9, 0, 9, 9, 9, 0), 2, 2),
    );
    const { pixels } = new Compositor(plenty).tile(pictureOf(2, 2, [layer]), 1, 0, 0);
    expect([...pixels.subarray(0, 4)]).toEqual([150, 25, 0, 85]);
  });

  it('of a layer that lies across tiles is the same as of one that does not', () => {
    const data = bytes(1, 4 * 280 * 260);
    const across = rasterLayer('', moveRaster(photoRaster(data, 280, 260), 7, 5));
    const shifted = new Uint8ClampedArray(4 * width * height);
    for (let y = 0; y < 260; y += 1)
      shifted.set(data.subarray(4 * 280 * y, 4 * 280 * (y + 1)), 4 * ((y + 5) * width + 7));
    const along = rasterLayer('', photoRaster(shifted, width, height));
    for (const level of [0, 1, 2, 3]) {
      const tile = (layer: PictureLayer) =>
        new Compositor(plenty).tile(pictureOf(width, height, [layer]), level, 0, 0).pixels;
      expect(Buffer.from(tile(across).buffer).equals(Buffer.from(tile(along).buffer))).toBe(true);
    }
  });
});

describe('what is remembered', () => {
  it('is never stale: after any edits a compositor shows what a fresh one does', () => {
    fc.assert(
      fc.property(fc.array(layersOf, { minLength: 2, maxLength: 3 }), fc.nat(2), (states, level) => {
        const compositor = new Compositor({ composites: 2e6, reducedLayers: 1e6, backdrops: 1e6 });
        // Layers of all states together, so that tiles are shared, come and go.
        const pictures = states.map((_, i) => pictureOf(width, height, states.slice(0, i + 1).flat()));
        for (const picture of [...pictures, ...pictures.toReversed()]) expectSame(compositor, picture, level);
      }),
      { numRuns: 4 },
    );
  });

  it('is taken again, and its stamp grows only with its pixels', () => {
    const picture = pictureOf(width, height, [
      rasterLayer('', photoRaster(bytes(1, 4 * width * height), width, height)),
    ]);
    const compositor = new Compositor(plenty);
    const { stamp } = compositor.tile(picture, 0, 0, 0);
    const renamed = { ...picture, layers: picture.layers.map((layer) => ({ ...layer, name: 'other' })) };
    expect(compositor.tile(renamed, 0, 0, 0).stamp).toBe(stamp);
    const faint = { ...picture, layers: picture.layers.map((layer) => ({ ...layer, opacity: 0.5 })) };
    expect(compositor.tile(faint, 0, 0, 0).stamp).toBeGreaterThan(stamp);
  });
});

describe('a stroke', () => {
  it('that touches a rectangle shows what compositing everything anew would', () => {
    fc.assert(
      fc.property(layersOf, layersOf, fc.nat(3), (below, above, level) => {
        const start = photoRaster(bytes(9, 4 * 280 * 260), 280, 260);
        const editor = edit(moveRaster(start, 3, 2));
        const spot = { x: 240, y: 1, width: 20, height: 12 };
        editor.write(spot, bytes(10, 4 * 20 * 12));
        const inHand = rasterLayer('in hand', editor.current());
        const picture = pictureOf(width, height, [...below, inHand, ...above]);
        const compositor = new Compositor(plenty);
        compositor.inHand = inHand.id;
        for (const each of [2, 1, 0, level]) {
          for (const column of [0, 1]) compositor.tile(picture, each, column, 0);
        }
        const later = { x: 245, y: 4, width: 11, height: 9 };
        editor.write(later, bytes(11, 4 * 11 * 9));
        compositor.touch(picture, later, level);
        editor.write(later, bytes(12, 4 * 11 * 9));
        compositor.touch(picture, later, level);
        expectSame(compositor, picture, level);
        expectSame(compositor, picture, 2);
      }),
      { numRuns: 4 },
    );
  });
});

describe('a layer that a gesture moves', () => {
  const data = bytes(1, 4 * 600 * 540).map((value, i) => (i % 4 === 3 ? 255 : value));
  const layer = rasterLayer('', photoRaster(data, 600, 540));
  const pictureAt = (dx: number, dy: number) =>
    pictureOf(600, 540, [{ ...layer, pixels: moveRaster(layer.pixels, dx, dy) }]);
  const half = (compositor: Compositor, picture: Picture, rough: boolean) =>
    compositor.tile(picture, 1, 0, 0, rough).pixels;

  it('shows its own reduced pixels, half a pixel off at most, and its exact ones once it rests', () => {
    const compositor = new Compositor(plenty);
    half(compositor, pictureAt(0, 0), false);
    const moved = pictureAt(7, 5);
    const rough = half(compositor, moved, true).slice();
    const nearest = half(new Compositor(plenty), pictureAt(8, 6), false);
    expect(Buffer.from(rough.buffer).equals(Buffer.from(nearest.buffer))).toBe(true);
    const exact = half(new Compositor(plenty), moved, false);
    expect(Buffer.from(rough.buffer).equals(Buffer.from(exact.buffer))).toBe(false);
    const rested = half(compositor, moved, false);
    expect(Buffer.from(rested.buffer).equals(Buffer.from(exact.buffer))).toBe(true);
  });

  it('stays exact where it was seen before the gesture', () => {
    const compositor = new Compositor(plenty);
    const exact = half(compositor, pictureAt(7, 5), false).slice();
    const during = half(compositor, pictureAt(7, 5), true);
    expect(Buffer.from(during.buffer).equals(Buffer.from(exact.buffer))).toBe(true);
  });

  it('shows what was painted on it before', () => {
    const editor = edit(moveRaster(layer.pixels, 3, 1));
    editor.write({ x: 10, y: 10, width: 8, height: 8 }, bytes(2, 4 * 64));
    const painted = { ...pictureAt(0, 0), layers: [{ ...layer, pixels: editor.current() }] };
    const compositor = new Compositor(plenty);
    // Rough and exact tiles are both known when the stroke goes on.
    half(compositor, pictureOf(600, 540, [{ ...layer, pixels: moveRaster(editor.growing(), 1, 0) }]), true);
    half(compositor, painted, false);
    const spot = { x: 12, y: 11, width: 9, height: 6 };
    editor.write(spot, bytes(3, 4 * 54));
    compositor.inHand = layer.id;
    compositor.touch(painted, spot, 1);
    const moved = { ...layer, pixels: moveRaster(editor.finish(), 4, 4) };
    const rough = half(compositor, pictureOf(600, 540, [moved]), true);
    const nearest = { ...moved, pixels: moveRaster(moved.pixels, 1, 1) };
    const fresh = half(new Compositor(plenty), pictureOf(600, 540, [nearest]), false);
    expect(Buffer.from(rough.buffer).equals(Buffer.from(fresh.buffer))).toBe(true);
  });
});

it('a part of what is widely blurred is the same whichever part is asked for', () => {
  const photo = rasterLayer('', photoRaster(bytes(4, 4 * width * height), width, height));
  const blur: PictureLayer = {
    ...photo,
    kind: 'adjustment',
    id: 'blur',
    adjustment: { type: 'blur', radius: 20 },
  };
  const all = flatten([photo, blur], whole);
  const part = flatten([photo, blur], { x: 101, y: 67, width: 30, height: 20 }, whole);
  const row = all.subarray(4 * (70 * width + 101), 4 * (70 * width + 131));
  expect([...part.subarray(4 * 30 * 3, 4 * 30 * 4)]).toEqual([...row]);
});
