import { expect, test } from 'vitest';
import { randomSource } from '../../image/noise.ts';
import { groundOf } from './ground.ts';
import { AREA, RADIUS, SIDE, WORST, knownDistance, patchDistance, type Level } from './patch.ts';
import { blobs, rectangle } from './pictures.testing.ts';
import { pyramid } from './pyramid.ts';
import { emptyField, measure, sweep } from './search.ts';

const picture = blobs(56, 48, 11);
const hole = rectangle(picture, 20, 16, 32, 28).map((value) => value / 255);
const free = hole.map((missing) => 1 - missing);
const ground = groundOf(picture, hole, free, { left: 0, top: 0, right: 56, bottom: 48 });
const level = pyramid(ground)[0]!;

/** By the definition, with the bias that a source may be given, which counts three quarters: every colour of the patch, and texture at the middle and the corners two pixels from it. */
function plainDistance({ width, colours, texture }: Level, a: number, b: number): number {
  let sum = 0;
  const mean = (middle: number, c: number) => {
    let total = 0;
    for (let k = 0; k < AREA; k++) {
      const shift = (Math.floor(k / SIDE) - RADIUS) * width + (k % SIDE) - RADIUS;
      total += colours[3 * (middle + shift) + c]!;
    }
    return total / AREA;
  };
  const biases = [0, 1, 2].map((c) => Math.max(-100, Math.min(100, mean(a, c) - mean(b, c))));
  for (let y = -RADIUS; y <= RADIUS; y++) {
    for (let x = -RADIUS; x <= RADIUS; x++) {
      const shift = y * width + x;
      for (let c = 0; c < 3; c++) {
        const difference = colours[3 * (a + shift) + c]! - colours[3 * (b + shift) + c]!;
        sum += 0.25 * difference ** 2 + 0.75 * (difference - biases[c]!) ** 2;
      }
      const looked = (x === 0 && y === 0) || (Math.abs(x) === 2 && Math.abs(y) === 2);
      for (let c = 0; c < 2 && looked; c++) {
        sum += (texture[2 * (a + shift) + c]! - texture[2 * (b + shift) + c]!) ** 2;
      }
    }
  }
  return sum;
}

test('a distance is what its definition says, and stops early only where it is too far', () => {
  const random = randomSource(1);
  const any = () => level.sources[Math.floor(random() * level.sources.length)]!;
  for (let k = 0; k < 200; k++) {
    const [a, b] = [any(), any()];
    const plain = plainDistance(level, a, b);
    expect(Math.abs(patchDistance(level, a, b, WORST) - plain)).toBeLessThan(1.01);
    const stopped = patchDistance(level, a, b, plain / 2);
    expect(stopped).toBeLessThanOrEqual(plain + 1.01);
    expect(stopped).toBeGreaterThanOrEqual(plain / 2);
  }
});

test('where all is known, the known distance counts colours alike', () => {
  const known = new Uint8Array(56 * 48).fill(1);
  const plain = { ...level, texture: new Uint16Array(2 * 56 * 48), sums: new Int32Array(3 * 56 * 48) };
  const [a, b] = [level.sources[0]!, level.sources[99]!];
  expect(knownDistance(plain, known, a, b, WORST)).toBe(patchDistance(plain, a, b, WORST));
  const half = known.map((_, at) => (at % 56 > a % 56 ? 0 : 1));
  const flat = { ...plain, colours: plain.colours.map((_, p) => (p >= 3 * 56 * 24 ? 100 : 0)) };
  // 28 of the pixels are known and each differs by 100 in three colours; all 49 count as if they did.
  expect(knownDistance(flat, half, a, level.sources.at(-1)!, WORST)).toBe(AREA * 3 * 100 * 100);
});

test('sweeps come near the nearest patches that looking at all of them finds', () => {
  const field = emptyField(level);
  const random = randomSource(3);
  measure(level, field, random);
  for (let turn = 0; turn < 10; turn++) {
    sweep(level, field, { offsets: new Int32Array(0), odd: turn % 2 === 1, random }, 0, level.targets.length);
  }
  let [found, nearest] = [0, 0];
  for (const at of level.targets) {
    let least = WORST;
    for (const source of level.sources) least = Math.min(least, patchDistance(level, at, source, least));
    expect(field.cost[at]).toBeGreaterThanOrEqual(least);
    expect(field.cost[at]).toBe(patchDistance(level, at, field.source[at]!, WORST));
    found += Math.sqrt(field.cost[at]!);
    nearest += Math.sqrt(least);
  }
  expect(found / nearest).toBeLessThan(1.1);
});

test('of a field that is nearly right, only what doesn’t go on as both its neighbours do is searched for, and near by', () => {
  const { targets, width } = level;
  // All are copied from as far to the right, and nothing fits better.
  const field = emptyField(level);
  for (const at of targets) {
    field.source[at] = at + 18;
    field.cost[at] = 0;
  }
  const before = field.source.slice();
  let asked = 0;
  const random = () => {
    asked += 1;
    return 0.5;
  };
  sweep(level, field, { offsets: new Int32Array(0), odd: false, random, reach: 8 }, 0, targets.length);
  expect(field.source).toEqual(before);
  // The upper and the left rim have no neighbour on one side. Each looks in squares of 8, 4, 2 and 1 pixels.
  const rim = targets.filter((at) => before[at - 1] === -1 || before[at - width] === -1);
  expect(asked).toBe(2 * 4 * rim.length);
  expect(rim.length).toBeLessThan(targets.length / 5);
});
