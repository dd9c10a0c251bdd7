import { expect, test } from 'vitest';
import type { Planes } from '../../image/pixels.ts';
import { toned, toneGain } from './tones.ts';

const [width, height] = [160, 120];
const everywhere = new Float32Array(width * height).fill(1);

/** Pores of a skin in some light. */
function skin(light: (x: number, y: number, c: number) => number, pores = true): Planes {
  const plane = width * height;
  const data = Float32Array.from({ length: 3 * plane }, (_, p) => {
    const [x, y] = [p % width, Math.floor((p % plane) / width)];
    const fine = pores ? 1 + 0.1 * Math.sin(1.9 * x) * Math.sin(2.1 * y) : 1;
    return 0.5 * fine * light(x / width, y / height, Math.floor(p / plane));
  });
  return { width, height, data };
}

const fromLeft = (x: number) => 1.2 - 0.7 * x;
const warmFromRight = (x: number, _: number, c: number) => (0.5 + 0.6 * x) * [1.1, 0.9, 0.6][c]!;
const apart = (a: Planes, b: Planes) =>
  a.data.reduce((sum, value, p) => sum + Math.abs(value - b.data[p]!), 0) / a.data.length;

test('a face comes to be lit as the photo is, colour and side, and keeps its pores', () => {
  const photo = skin(warmFromRight, false);
  const face = skin(fromLeft);
  const made = toned(face, toneGain(photo, face, everywhere, 12), 1);
  expect(apart(face, skin(warmFromRight))).toBeGreaterThan(0.1);
  expect(apart(made, skin(warmFromRight))).toBeLessThan(0.015);
});

test('the amount goes from none to all', () => {
  const [photo, face] = [skin(warmFromRight), skin(fromLeft)];
  const gain = toneGain(photo, face, everywhere, 12);
  const off = [0, 0.25, 0.5, 0.75, 1].map((amount) => apart(toned(face, gain, amount), photo));
  expect(toned(face, gain, 0).data).toEqual(face.data);
  expect(off).toEqual([...off].sort((a, b) => b - a));
});

test('what isn’t skin in both has no say', () => {
  const photo = skin(() => 0.8, false);
  const hair = skin((x) => (x < 0.3 ? 0.05 : 0.8), false);
  const share = everywhere.map((_, at) => (at % width < 0.3 * width ? 0 : 1));
  const gain = toneGain(photo, hair, share, 10);
  const at = (x: number) => gain[60 * width + x]!;
  expect(at(60)).toBeCloseTo(1, 2);
  expect(at(120)).toBeCloseTo(1, 2);
});

test('nothing is known where nothing is seen, and nothing changes', () => {
  const gain = toneGain(skin(fromLeft), skin(warmFromRight), new Float32Array(width * height), 10);
  expect(new Set(gain)).toEqual(new Set([1]));
});
