import { expect, test } from 'vitest';
import { chain, quadOf, rotation, scaling } from '../affine.ts';
import type { Quad } from '../affine.ts';
import { emptyRaster, pixelAt, rasterFrom, read } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { flatPatch, pullPatch } from '../surface/patch.ts';
import { fromAffine, ontoQuad } from '../surface/projective.ts';
import { spotOf } from '../surface/surface.ts';
import type { Surface } from '../surface/surface.ts';
import { finish } from '../work.ts';
import { bendRaster } from './bend.ts';
import { interpolations } from './kernel.ts';
import { transformRaster } from './resample.ts';

const rect = { x: -37, y: 19, width: 300, height: 90 };
const around = { x: -60, y: 0, width: 340, height: 200 };

/** Soft hills of colours over an opaque rectangle. */
function hills(): Raster {
  const data = new Uint8ClampedArray(rect.width * rect.height * 4);
  for (let y = 0, at = 0; y < rect.height; y += 1) {
    for (let x = 0; x < rect.width; x += 1, at += 4) {
      const wave = (value: number) => 128 + 100 * Math.sin(value / 9);
      data.set([wave(x), wave(y * 1.3), wave(x + y), 255], at);
    }
  }
  return rasterFrom(data, rect, 4);
}

const bent = (raster: Raster, surface: Surface, how: (typeof interpolations)[number] = 'lanczos') =>
  finish(bendRaster(raster, surface, how));

function furthest(one: Raster, other: Raster): number {
  const [a, b] = [read(one, around), read(other, around)];
  return a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);
}

test.each(interpolations)('an untouched mesh and untouched corners leave every byte (%s)', (how) => {
  const raster = hills();
  const onto = ontoQuad(rect, quadOf(rect));
  for (const patch of [null, flatPatch(rect)])
    expect(furthest(bent(raster, { from: rect, patch, onto }, how), raster)).toBeLessThanOrEqual(
      how === 'nearest' ? 0 : 1,
    );
});

test('corners of an affine figure give what free transform gives', () => {
  const raster = hills();
  const map = chain(scaling(0.8, 0.9), rotation(12, { x: 80, y: 60 }));
  const right = finish(transformRaster(raster, map, 'lanczos'));
  const surface = { from: rect, patch: null, onto: ontoQuad(rect, quadOf(rect, map)) };
  expect(furthest(bent(raster, surface), right)).toBeLessThanOrEqual(2);
  const mesh = { from: rect, patch: flatPatch(rect), onto: fromAffine(map) };
  expect(furthest(bent(raster, mesh), right)).toBeLessThanOrEqual(2);
});

const quad: Quad = [
  { x: -20, y: 20 },
  { x: 200, y: 5 },
  { x: 260, y: 180 },
  { x: -40, y: 120 },
];

test('every colour lies where the surface brings it', () => {
  const raster = hills();
  const patch = pullPatch(flatPatch(rect), 0.4, 0.5, 15, -20);
  for (const surface of [
    { from: rect, patch: null, onto: ontoQuad(rect, quad) },
    { from: rect, patch, onto: ontoQuad(rect, quad) },
  ]) {
    const result = bent(raster, surface);
    for (let y = 25; y < 105; y += 7) {
      for (let x = -30; x < 255; x += 11) {
        // Spots are not whole pixels: between the four around it is the colour, soft as the hills are.
        const spot = spotOf(surface, x + 0.5, y + 0.5);
        const [left, top] = [Math.floor(spot.x - 0.5), Math.floor(spot.y - 0.5)];
        const [fx, fy] = [spot.x - 0.5 - left, spot.y - 0.5 - top];
        const value = (dx: number, dy: number) => pixelAt(result, left + dx, top + dy)[0]!;
        const found =
          (value(0, 0) * (1 - fx) + value(1, 0) * fx) * (1 - fy) +
          (value(0, 1) * (1 - fx) + value(1, 1) * fx) * fy;
        expect(Math.abs(found - pixelAt(raster, x, y)[0]!)).toBeLessThan(8);
      }
    }
  }
});

test('the edge is smooth: what it covers adds up to the figure’s area', () => {
  const surface = { from: rect, patch: null, onto: ontoQuad(rect, quad) };
  const result = bent(hills(), surface);
  const alphas = read(result, around).filter((_, at) => at % 4 === 3);
  const covered = alphas.reduce((sum, value) => sum + value / 255, 0);
  const area =
    Math.abs(
      quad.reduce((sum, p, at) => sum + p.x * quad[(at + 1) % 4]!.y - quad[(at + 1) % 4]!.x * p.y, 0),
    ) / 2;
  expect(Math.abs(covered - area) / area).toBeLessThan(0.002);
  expect(alphas.some((value) => value > 30 && value < 220)).toBe(true);
});

test('a mask keeps what it is outside', () => {
  const mask = rasterFrom(new Uint8Array(rect.width * rect.height).fill(40), rect, 1, 255);
  const surface = { from: rect, patch: null, onto: ontoQuad(rect, quad) };
  const result = bent(mask, surface);
  expect(pixelAt(result, 100, 80)).toEqual([40]);
  expect(pixelAt(result, 300, 300)).toEqual([255]);
  expect(bent(emptyRaster(4), surface).tiles.size).toBe(0);
});
