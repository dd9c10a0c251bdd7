import { expect, test } from 'vitest';
import { rasterFrom, read } from '../raster.ts';
import { contains } from '../rect.ts';
import { finish } from '../work.ts';
import { selectObject } from './object-selection.ts';
import { objectIn } from './object.ts';

const side = 160;
const disc = (x: number, y: number) => Math.hypot(x + 0.5 - 84, y + 0.5 - 76) < 40;

/** A disc in two reds before a chequer of greys and greens, all of them noisy. */
function seen() {
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  let state = 7;
  const chance = () => (state = (state * 48271) % 2147483647) / 2147483647;
  for (let at = 0; at < side * side; at += 1) {
    const [x, y] = [at % side, Math.floor(at / side)];
    const front = (x >> 3) % 2 === 0 ? [200, 60, 50] : [160, 40, 80];
    const back = ((x >> 4) + (y >> 4)) % 2 === 0 ? [130, 140, 130] : [60, 120, 70];
    (disc(x, y) ? front : back).forEach((value, c) => (data[4 * at + c] = value + 30 * (chance() - 0.5)));
  }
  return { data, width: side, height: side };
}

function overlap(taken: (at: number) => boolean, within = { x: 0, y: 0, width: side, height: side }): number {
  let [both, any] = [0, 0];
  for (let at = 0; at < side * side; at += 1) {
    const [x, y] = [at % side, Math.floor(at / side)];
    if (!contains(within, { x, y, width: 1, height: 1 })) continue;
    const [a, b] = [taken(at), disc(x, y)];
    if (a && b) both += 1;
    if (a || b) any += 1;
  }
  return both / any;
}

const box = { x: 30, y: 25, width: 110, height: 104 };

test('the thing in a loose box is found, whatever colours it and what lies around have', () => {
  const share = objectIn(seen(), box);
  expect(overlap((at) => share[at]! > 0.5)).toBeGreaterThan(0.97);
});

test('a box may cut through the thing: up to its sides all of the thing is found', () => {
  for (const cut of [
    { x: 30, y: 25, width: 54, height: 104 },
    { x: 60, y: 20, width: 48, height: 110 },
    { x: 70, y: 60, width: 70, height: 70 },
  ]) {
    const share = objectIn(seen(), cut);
    expect(overlap((at) => share[at]! > 0.5, cut)).toBeGreaterThan(0.97);
  }
});

test('it is selected at full size, and nothing outside the box is', () => {
  const { data, width, height } = seen();
  const picture = rasterFrom(data, { x: 0, y: 0, width, height }, 4);
  const found = read(finish(selectObject(picture, { width, height }, seen(), 1, box)), {
    x: 0,
    y: 0,
    width,
    height,
  });
  expect(overlap((at) => found[at]! > 127)).toBeGreaterThan(0.96);
  const tight = { x: 0, y: 0, width: 84, height: side };
  const half = read(finish(selectObject(picture, { width, height }, seen(), 1, tight)), {
    x: 90,
    y: 0,
    width: 70,
    height,
  });
  expect(half.every((value) => value === 0)).toBe(true);
});
