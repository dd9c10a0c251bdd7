import { expect, test } from 'vitest';
import { blur } from '../../../preload/adjustments/blur.ts';
import { gaussian } from '../../../preload/pixels/gaussian.ts';
import { rasterFrom, read } from '../../pixels/raster.ts';
import { filtered } from './filtered.ts';
import { Stroke } from './paint.ts';

const page = { x: 0, y: 0, width: 280, height: 40 };
const touch = { x: 140, y: 20, size: 600, opacity: 1, roundness: 1, angle: 0 };
const whole = { opacity: 1, flow: 1, hardness: 1, selection: null, within: page };
const kernel = blur({ type: 'blur', radius: 3 }, 1);

/** Blocks of colours over several tiles, some of them half transparent, some of nothing. */
function blocks(channels: 1 | 4) {
  const data = new Uint8Array(page.width * page.height * channels);
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      const block = (Math.floor(x / 23) * 5 + Math.floor(y / 17) * 11) % 7;
      const at = (y * page.width + x) * channels;
      if (channels === 1) data[at] = block * 40;
      else data.set([block * 40, 255 - block * 30, x & 255, [255, 255, 128, 0][block % 4]!], at);
    }
  }
  return data;
}

test('at full strength a brush that blurs leaves the blur of the whole picture', () => {
  const data = blocks(4);
  const raster = rasterFrom(data, page, 4);
  const stroke = new Stroke({
    raster,
    paint: { kind: 'towards', source: filtered(raster, kernel, page) },
    ...whole,
  });
  stroke.touch([touch]);
  const premultiplied = Float32Array.from(data, (value, at) =>
    at % 4 === 3 ? value : value * (data[at | 3]! / 255),
  );
  const right = gaussian(premultiplied, page.width, page.height, 4, 3);
  const brushed = read(stroke.finish(), page);
  let worst = 0;
  for (let at = 0; at < brushed.length; at += 4) {
    const alpha = right[at + 3]!;
    worst = Math.max(worst, Math.abs(brushed[at + 3]! - alpha));
    const red = (right[at]! * 255) / alpha;
    // Alphas are bytes: where there is little of one, so is what is known of the colour.
    if (alpha > 8) worst = Math.max(worst, Math.abs(brushed[at]! - red) - 255 / alpha);
  }
  expect(worst).toBeLessThan(0.51);
});

test('at half the strength it goes half the way, and a mask is blurred as a grey', () => {
  const data = blocks(1);
  const raster = rasterFrom(data, page, 1);
  const paint = { kind: 'lightness', source: filtered(raster, kernel, page) } as const;
  const stroke = new Stroke({ raster, paint, ...whole, opacity: 0.5 });
  stroke.touch([touch]);
  const right = gaussian(Float32Array.from(data), page.width, page.height, 1, 3);
  const brushed = read(stroke.finish(), page);
  const away = Array.from(brushed, (value, at) => Math.abs(value - (data[at]! + right[at]!) / 2));
  expect(Math.max(...away)).toBeLessThan(1.1);
});
