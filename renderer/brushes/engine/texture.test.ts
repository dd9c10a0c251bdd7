import { expect, test } from 'vitest';
import { rasterFrom, read } from '../../pixels/raster.ts';
import { heal } from './heal.ts';
import { nearbyTexture } from './texture.ts';

const page = { x: 0, y: 0, width: 400, height: 300 };
const rect = { x: 180, y: 130, width: 42, height: 42 };
const spot = (x: number, y: number) => Math.hypot(x - 200.5, y - 150.5) < 20;

/** The weights of the spot, and the picture with a blemish there. */
function blemished(clean: Uint8Array) {
  const scarred = clean.slice();
  const weights = new Float32Array(rect.width * rect.height);
  for (let y = rect.y; y < rect.y + rect.height; y += 1) {
    for (let x = rect.x; x < rect.x + rect.width; x += 1) {
      if (!spot(x, y)) continue;
      weights[(y - rect.y) * rect.width + x - rect.x] = 1;
      scarred.set([90, 10, 10], (y * page.width + x) * 4);
    }
  }
  return { raster: rasterFrom(scarred, page, 4), weights };
}

function picture(value: (x: number, y: number) => number): Uint8Array {
  const data = new Uint8Array(page.width * page.height * 4).fill(255);
  for (let at = 0; at < data.length; at += 4)
    data.fill(value((at / 4) % page.width, Math.floor(at / 4 / page.width)), at, at + 3);
  return data;
}

function healed(clean: Uint8Array) {
  const { raster, weights } = blemished(clean);
  const source = nearbyTexture(raster, rect, weights, page);
  const { width, height } = rect;
  return heal({ target: read(raster, rect), source: source(rect), weights, width, height });
}

function furthest(data: Uint8ClampedArray, clean: Uint8Array): number {
  const right = read(rasterFrom(clean, page, 4), rect);
  return data.reduce((most, value, at) => Math.max(most, Math.abs(value - right[at]!)), 0);
}

test('a spot on a pattern that repeats is filled with the pattern, to the byte', () => {
  const clean = picture((x, y) => 128 + 60 * Math.sign(Math.sin((x * Math.PI) / 8)) + ((y >> 2) % 3) * 20);
  expect(furthest(healed(clean), clean)).toBe(0);
});

test('a pattern under changing light keeps the light of its place', () => {
  const clean = picture((x, y) => 40 + x / 4 + 30 * Math.sign(Math.sin((x * Math.PI) / 8)) + y / 8);
  expect(furthest(healed(clean), clean)).toBeLessThanOrEqual(2);
});

test('what the rim has nothing of is not taken, though the rim fits there', () => {
  const eye = (x: number, y: number) => Math.hypot(x - 140.5, y - 150.5) < 12;
  const clean = picture((x, y) => (eye(x, y) ? 20 : 180));
  expect(furthest(healed(clean), clean)).toBe(0);
});

test('where no patch fits into the picture, the spot becomes as smooth as what lies around', () => {
  const small = { x: 0, y: 0, width: 30, height: 30 };
  const data = new Uint8Array(30 * 30 * 4).map((_, at) => (at % 4 === 3 ? 255 : 100));
  const weights = new Float32Array(28 * 28).fill(0);
  for (let y = 1; y < 27; y += 1) weights.fill(1, y * 28 + 1, y * 28 + 27);
  const within = { x: 1, y: 1, width: 28, height: 28 };
  const raster = rasterFrom(data, small, 4);
  const source = nearbyTexture(raster, within, weights, small)(within);
  const filled = heal({ target: read(raster, within), source, weights, width: 28, height: 28 });
  expect(filled.every((value, at) => value === (at % 4 === 3 ? 255 : 100))).toBe(true);
});
