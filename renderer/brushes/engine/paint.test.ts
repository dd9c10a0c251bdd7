import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureOf, rasterLayer } from '../../picture/document.ts';
import { commit, startHistory, undo } from '../../picture/history.ts';
import { heldAlone } from '../../picture/weight.ts';
import { emptyRaster, pixelAt, rasterFrom, read } from '../../pixels/raster.ts';
import type { Raster } from '../../pixels/raster.ts';
import { Stroke } from './paint.ts';
import type { Painting } from './paint.ts';
import { StrokePath } from './stroke.ts';
import type { Sample, StrokeSettings, Touch } from './stroke.ts';

const page = { x: 0, y: 0, width: 600, height: 400 };
const red = { kind: 'colour', colour: [255, 0, 0], keepAlpha: false, blend: 'normal' } as const;

/** A page of bytes that follow no pattern. */
function noise(channels: 1 | 4, alpha?: number): Raster {
  const data = new Uint8ClampedArray(page.width * page.height * channels);
  for (let at = 0, seed = 1; at < data.length; at += 1) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    data[at] = channels === 4 && at % 4 === 3 && alpha !== undefined ? alpha : (seed >> 16) % 256;
  }
  return rasterFrom(data, page, channels);
}

function painting(raster: Raster, change: Partial<Painting> = {}): Painting {
  const whole = { opacity: 1, flow: 1, hardness: 1, selection: null, within: page };
  return { raster, paint: red, ...whole, ...change };
}

function spot(x: number, y: number, size: number, opacity = 1): Touch {
  return { x, y, size, opacity, roundness: 1, angle: 0 };
}

function paint(raster: Raster, touches: readonly Touch[], change: Partial<Painting> = {}): Raster {
  const stroke = new Stroke(painting(raster, change));
  stroke.touch(touches);
  return stroke.finish();
}

const settings: StrokeSettings = {
  size: 60,
  spacing: 0.1,
  string: 6,
  pressureSize: true,
  pressureOpacity: true,
  tilt: true,
};

test('how samples are batched makes no difference to a single byte', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  const sample: fc.Arbitrary<Sample> = fc.record({
    x: unit.map((value) => value * page.width),
    y: unit.map((value) => value * page.height),
    pressure: unit,
    tiltX: unit.map((value) => value * 60),
    tiltY: unit.map((value) => value * 60),
  });
  const base = noise(4);
  const draw = (samples: readonly Sample[], batch: number) => {
    const path = new StrokePath(settings);
    const stroke = new Stroke(painting(base, { opacity: 0.7, flow: 0.3, hardness: 0.4 }));
    for (let at = 0; at < samples.length; at += batch) {
      stroke.touch(samples.slice(at, at + batch).flatMap((each) => path.add(each)));
    }
    stroke.touch(path.finish());
    return Buffer.from(read(stroke.finish(), page).buffer);
  };
  fc.assert(
    fc.property(
      fc.array(sample, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 2, max: 7 }),
      (samples, batch) => {
        expect(Buffer.compare(draw(samples, batch), draw(samples, 1))).toBe(0);
      },
    ),
    { numRuns: 12 },
  );
});

test('however often a stroke passes, it covers no more than its opacity', () => {
  const touches = Array.from({ length: 50 }, () => spot(100, 100, 40));
  const painted = paint(emptyRaster(4), touches, { opacity: 0.4, flow: 0.5 });
  expect(pixelAt(painted, 100, 100)).toEqual([255, 0, 0, 102]);
  const pressed = paint(emptyRaster(4), [...touches, spot(100, 100, 40, 0.2)].reverse(), { flow: 0.3 });
  expect(pixelAt(pressed, 100, 100)[3]).toBe(255);
  const light = paint(
    emptyRaster(4),
    touches.map((touch) => ({ ...touch, opacity: 0.2 })),
  );
  expect(pixelAt(light, 100, 100)[3]).toBe(51);
});

test('flow builds up towards full coverage', () => {
  const alpha = (times: number) =>
    pixelAt(
      paint(
        emptyRaster(4),
        Array.from({ length: times }, () => spot(50.5, 50.5, 20)),
        { flow: 0.25 },
      ),
      50,
      50,
    )[3]!;
  for (const times of [1, 2, 3, 10]) expect(alpha(times)).toBeCloseTo(255 * (1 - 0.75 ** times), -0.5);
});

test('paint lies over pixels by the formula of source-over in straight alpha', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(
      fc.array(byte, { minLength: 4, maxLength: 4 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (pixel, opacity) => {
        const base = rasterFrom(Uint8Array.from(pixel), { x: 9, y: 9, width: 1, height: 1 }, 4);
        const after = pixelAt(paint(base, [spot(9.5, 9.5, 20)], { opacity }), 9, 9);
        const below = pixel[3]! / 255;
        const sum = opacity + below * (1 - opacity);
        expect(Math.abs(after[3]! - 255 * sum)).toBeLessThanOrEqual(0.51);
        for (const [at, colour] of red.colour.entries()) {
          const expected = (opacity * colour + below * (1 - opacity) * pixel[at]!) / sum;
          expect(Math.abs(after[at]! - expected)).toBeLessThanOrEqual(0.51);
        }
      },
    ),
  );
});

test('outside the selection not one byte changes, and inside half of it half the paint arrives', () => {
  const base = noise(4, 255);
  const selected = new Uint8Array(page.width * page.height);
  for (let at = 0; at < selected.length; at += 1) {
    const x = at % page.width;
    selected[at] = x < 200 ? 0 : x < 300 ? 128 : 255;
  }
  // The selection's own tiles needn't lie on those of the layer.
  const selection = rasterFrom(selected, page, 1);
  const touches = Array.from({ length: 60 }, (_, index) => spot(index * 10, 200, 150));
  const before = read(base, page);
  const after = read(paint(base, touches, { selection }), page);
  const changed = after.findIndex((value, at) => value !== before[at] && selected[at >> 2] === 0);
  expect(changed).toBe(-1);
  const half = (200 * page.width + 250) * 4;
  expect(Math.abs(after[half]! - (before[half]! + (255 - before[half]!) * (128 / 255)))).toBeLessThan(0.51);
  expect([...after.slice((200 * page.width + 400) * 4).slice(0, 3)]).toEqual([255, 0, 0]);
});

test('a stroke writes to no tile that the selection leaves out', () => {
  const base = noise(4);
  const selection = rasterFrom(new Uint8Array(100).fill(255), { x: 20, y: 20, width: 10, height: 10 }, 1);
  const painted = paint(base, [spot(256, 200, 300)], { selection });
  for (const [key, tile] of base.tiles) {
    if (key !== [...base.tiles.keys()][0]) expect(painted.tiles.get(key)).toBe(tile);
  }
});

test('nothing is painted past the edge of the document', () => {
  const painted = paint(emptyRaster(4), [spot(0, 0, 100)]);
  expect(read(painted, { x: -60, y: -60, width: 60, height: 120 }).every((value) => value === 0)).toBe(true);
});

test('locked transparency keeps every alpha and paints no colour where there is none', () => {
  const base = noise(4);
  const after = read(paint(base, [spot(300, 200, 200)], { paint: { ...red, keepAlpha: true } }), page);
  const before = read(base, page);
  expect(after.findIndex((value, at) => at % 4 === 3 && value !== before[at])).toBe(-1);
  expect([...after.slice((200 * page.width + 300) * 4).slice(0, 3)]).toEqual([255, 0, 0]);
});

test('what is painted and then erased is as if it had never been', () => {
  const painted = paint(emptyRaster(4), [spot(250, 250, 80), spot(300, 250, 80)]);
  expect(painted.tiles.size).toBeGreaterThan(1);
  const erased = paint(painted, [spot(275, 250, 300)], { paint: { kind: 'erase' } });
  expect(erased.tiles.size).toBe(0);
});

test('a blend mode mixes with what is behind the paint, as far as there is something', () => {
  const rgba = (...pixel: number[]) =>
    rasterFrom(Uint8Array.from(pixel), { x: 0, y: 0, width: 1, height: 1 }, 4);
  const grey = { ...red, colour: [128, 128, 128], blend: 'multiply' } as const;
  expect(pixelAt(paint(rgba(100, 200, 50, 255), [spot(0.5, 0.5, 9)], { paint: grey }), 0, 0)).toEqual([
    50, 100, 25, 255,
  ]);
  expect(pixelAt(paint(emptyRaster(4), [spot(0.5, 0.5, 9)], { paint: grey }), 0, 0)).toEqual([
    128, 128, 128, 255,
  ]);
});

test('a mask moves towards the value it is painted with', () => {
  const mask = noise(1);
  const after = paint(mask, [spot(100.5, 100.5, 40)], { paint: { kind: 'value', value: 0 }, opacity: 0.5 });
  expect(Math.abs(pixelAt(after, 100, 100)[0]! - pixelAt(mask, 100, 100)[0]! / 2)).toBeLessThanOrEqual(0.5);
  expect(pixelAt(after, 200, 100)).toEqual(pixelAt(mask, 200, 100));
});

test('other pixels at a whole offset arrive exactly under a hard brush', () => {
  const base = noise(4, 255);
  const source = (rect: typeof page) => read(base, { ...rect, x: rect.x - 70, y: rect.y - 30 });
  const after = paint(base, [spot(300, 200, 60)], {
    paint: { kind: 'pixels', source, keepAlpha: false, blend: 'normal' },
  });
  for (const [x, y] of [
    [300, 200],
    [280, 210],
    [310, 180],
  ] as const) {
    expect(pixelAt(after, x, y)).toEqual(pixelAt(base, x - 70, y - 30));
  }
  expect(pixelAt(after, 340, 200)).toEqual(pixelAt(base, 340, 200));
});

test('a step of the history holds the tiles that were painted on, and undo brings back the very same', () => {
  const layer = rasterLayer('photo', noise(4));
  const picture = pictureOf(page.width, page.height, [layer]);
  const painted = { ...picture, layers: [{ ...layer, pixels: paint(layer.pixels, [spot(50, 50, 60)]) }] };
  expect(heldAlone(painted, picture)).toBe(256 * 256 * 4);
  const history = undo(commit(startHistory('open', picture), 'brush', painted));
  expect(history.present.picture).toBe(picture);
  const [again] = history.present.picture.layers;
  expect(again?.kind === 'raster' && again.pixels).toBe(layer.pixels);
});

test('a raster that is shown while the stroke goes on holds its later tiles too', () => {
  const stroke = new Stroke(painting(emptyRaster(4)));
  const { live } = stroke;
  expect(stroke.touch([spot(50, 50, 20)])).toMatchObject({ x: 39, y: 39 });
  stroke.touch([spot(500, 300, 20)]);
  expect(pixelAt(live, 500, 300)).toEqual([255, 0, 0, 255]);
  expect(stroke.bounds()).toEqual({ x: 40, y: 40, width: 470, height: 270 });
});
