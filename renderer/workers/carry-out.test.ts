import { expect, test } from 'vitest';
import { defaultEffect, effectsOf } from '../composite/effects/defaults.ts';
import { flattenPicture } from '../composite/flatten.ts';
import { lookAt } from '../composite/sample.ts';
import { mergeVisible } from '../layers/merge.ts';
import { noMask, pictureOf, rasterLayer } from '../picture/document.ts';
import type { Picture, PictureLayer } from '../picture/document.ts';
import { rotation } from '../pixels/affine.ts';
import { colourRange, selectBy } from '../pixels/mask/colour-range.ts';
import { fullTile, uniform } from '../pixels/mask/tiles.ts';
import { wand } from '../pixels/mask/wand.testing.ts';
import { wandIn } from '../pixels/mask/wand.ts';
import { rasterFrom, read } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import type { Rect } from '../pixels/rect.ts';
import { transformRaster } from '../pixels/resample/resample.ts';
import { compute, finish } from '../pixels/work.ts';
import type { Task, Work } from '../pixels/work.ts';
import { buffersIn } from './buffers.ts';
import { carryOutIn } from './carry-out.ts';
import { Pool } from './pool.ts';
import { tasks } from './tasks.ts';

/** As a worker has it: what is sent and what comes back is copied or moved, never shared. */
const elsewhere = async (name: string, given: unknown) => {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
  const result = tasks.run(name, structuredClone(given));
  return structuredClone(result, { transfer: buffersIn(result) });
};
const pool = () => new Pool([elsewhere, elsewhere]);

function noise(seed: number, side: number, channels: 1 | 4 = 4): Raster {
  const data = Uint8ClampedArray.from(
    { length: side * side * channels },
    (_, i) => (Math.imul(i * 13 + seed, 2654435761) >>> 13) & 255,
  );
  return rasterFrom(data, { x: seed, y: -seed, width: side, height: side }, channels);
}

const blur: PictureLayer = {
  kind: 'adjustment',
  id: 'blur',
  name: 'blur',
  ...noMask,
  opacity: 0.8,
  blend: 'normal',
  adjustment: { type: 'blur', radius: 6 },
};

function scene(): Picture {
  return pictureOf(560, 530, [
    rasterLayer('back', noise(3, 540)),
    blur,
    rasterLayer('hidden base', noise(5, 300), { visible: false }),
    rasterLayer('clipped to what is hidden', noise(7, 300), { clipped: true }),
    rasterLayer('masked', noise(9, 500), {
      mask: { pixels: noise(11, 400, 1), enabled: true },
      blend: 'overlay',
      effects: effectsOf({ shadow: defaultEffect('shadow') }),
    }),
  ]);
}

function same(a: Raster, b: Raster): boolean {
  const rect = { x: -20, y: -20, width: 800, height: 800 };
  return Buffer.from(read(a, rect).buffer).equals(Buffer.from(read(b, rect).buffer));
}

test('workers, which are sent only the pixels that a part needs, make the same picture', async () => {
  const flat = await carryOutIn(pool(), flattenPicture(scene()));
  expect(same(flat, finish(flattenPicture(scene())))).toBe(true);

  const merged = ({ layers: [one] }: Picture) => (one?.kind === 'raster' ? one.pixels : noise(1, 1));
  const there = await carryOutIn(pool(), mergeVisible(scene(), 'one'));
  expect(same(merged(there), merged(finish(mergeVisible(scene(), 'one'))))).toBe(true);

  for (const degrees of [17, 90]) {
    const turn = () => transformRaster(noise(2, 500), rotation(degrees), 'lanczos');
    expect(same(await carryOutIn(pool(), turn()), finish(turn()))).toBe(true);
  }
});

test('what is selected by workers is what is selected here, and full tiles are the one that all selections share', async () => {
  const size = { width: 560, height: 530 };
  const pixels = rasterFrom(discs(size), { x: 0, y: 0, ...size }, 4);
  const options = { tolerance: 30, contiguous: true, antialias: true };
  const source = (rect: Rect) => read(pixels, rect);
  const picture = pictureOf(size.width, size.height, [rasterLayer('', pixels)]);
  const seen = lookAt(picture, { selected: [], folded: new Set() }, true)!;
  const range = { kind: 'range', colours: [[250, 250, 250]], fuzziness: 60 } as const;
  for (const [select, plainly] of [
    [() => wandIn(seen, size, 200, 200, options), wand(source, size, 200, 200, options)],
    [() => selectBy(pixels, size, { kind: 'alpha' }), finish(selectBy(pixels, size, { kind: 'alpha' }))],
    [() => selectBy(pixels, size, range), colourRange(source, size, range.colours, range.fuzziness)],
  ] as const) {
    const there = await carryOutIn(pool(), select());
    expect(there.tiles.size).toBeGreaterThan(0);
    expect(same(there, plainly)).toBe(true);
    for (const tile of there.tiles.values()) expect(tile === fullTile).toBe(uniform(tile) === 255);
  }
});

/** White that fills a tile and more, fading out towards the corners into what can't be seen. */
function discs({ width, height }: { readonly width: number; readonly height: number }): Uint8ClampedArray {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let at = 0; at < width * height; at += 1) {
    const far = Math.hypot((at % width) - 190, Math.floor(at / width) - 190);
    const value = far < 290 ? 255 : 500 - far;
    data.set([value, value, value, far < 330 ? 255 : 660 - far], 4 * at);
  }
  return data;
}

test('what stays as it was is shared, not copied', async () => {
  const plain = rasterLayer('', noise(0, 512));
  const flat = await carryOutIn(pool(), flattenPicture(pictureOf(512, 512, [plain])));
  for (const [key, tile] of flat.tiles) expect(plain.pixels.tiles.get(key)).toBe(tile);
});

const add: Task<number, number> = { name: 'add', run: (n) => n + 1 };

function* counting(batches: number): Work<number> {
  let sum = 0;
  for (let batch = 0; batch < batches; batch += 1) {
    const results = yield* compute(add, [1, 2, 3], () => 10);
    sum += results.reduce((a, b) => a + b, 0);
  }
  return sum;
}

test('each worker has one call at a time, and what was given up is not begun', async () => {
  let [now, most, calls] = [0, 0, 0];
  const giving = new AbortController();
  const run = async (_: string, given: unknown) => {
    calls += 1;
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, 2));
    now -= 1;
    if (calls >= 7) giving.abort();
    return (given as number) + 1;
  };
  const told: number[] = [];
  const all = await carryOutIn(new Pool([run, run]), counting(2), undefined, (pixels) => told.push(pixels));
  expect(all).toBe(18);
  expect(told).toEqual([10, 10, 10, 10, 10, 10]);
  expect(most).toBe(2);

  await expect(carryOutIn(new Pool([run, run]), counting(50), giving.signal)).rejects.toThrow(/abort/i);
  expect(calls).toBeLessThan(12);
});

test('a call that fails in a worker fails the work, and the worker goes on', async () => {
  let broken = true;
  const shared = new Pool([
    (_, given) => (broken ? Promise.reject(new Error('no memory')) : Promise.resolve((given as number) + 1)),
  ]);
  await expect(carryOutIn(shared, counting(1))).rejects.toThrow('no memory');
  broken = false;
  expect(await carryOutIn(shared, counting(1))).toBe(9);
});
