import { expect, test } from 'vitest';
import { drawnFace, placed } from './points.testing.ts';
import { pyramidOf } from './pyramid.ts';
import { qualityOf, sharpness } from './quality.ts';

/** Numbers that look random and are always the same. */
const noise = (length: number) =>
  Float32Array.from({ length }, (_, i) => (Math.sin(12.9898 * i) * 43758.5453) % 1);

/** A wave of so many pixels across a square of 96. */
const wave = (length: number) =>
  Float32Array.from({ length: 96 * 96 }, (_, i) => Math.sin((2 * Math.PI * (i % 96)) / length));

test('a slope has no sharpness, a wave that of its length, a chequerboard the most, whatever their contrast', () => {
  const slope = Float32Array.from({ length: 64 * 64 }, (_, i) => (i % 64) / 64 + Math.floor(i / 64) / 99);
  expect(sharpness(slope, 64)).toBeLessThan(1e-6);
  expect(sharpness(new Float32Array(64 * 64).fill(0.5), 64)).toBe(0);
  for (const length of [3, 8, 16]) {
    const expected = (2 - 2 * Math.cos((2 * Math.PI) / length)) ** 2;
    expect(sharpness(wave(length), 96) / expected).toBeCloseTo(1, 1);
    const faint = wave(length).map((value) => 0.1 * value + 0.4);
    expect(sharpness(faint, 96)).toBeCloseTo(sharpness(wave(length), 96), 3);
  }
  const board = Float32Array.from({ length: 64 * 64 }, (_, i) => (i + Math.floor(i / 64)) % 2);
  expect(sharpness(board, 64)).toBeCloseTo(64, 4);
});

/** A face on noise of single pixels, or of blocks. */
function photo(block: number) {
  const [width, height] = [600, 600];
  const values = noise(width * height);
  const data = Uint8Array.from({ length: 4 * width * height }, (_, i) => {
    const [x, y] = [(i >> 2) % width, Math.floor((i >> 2) / width)];
    const value = values[Math.floor(y / block) * width + Math.floor(x / block)]!;
    return i % 4 === 3 ? 255 : 128 + 100 * value;
  });
  return pyramidOf({ depth: 8, width, height, data });
}

test('an opened mouth shows, and shut eyes change nothing', () => {
  const judge = (face: Float32Array) => qualityOf(photo(1), placed(face, 90, 0.3, 300, 250));
  const [usual, shouting, asleep] = [
    judge(drawnFace()),
    judge(drawnFace({ mouth: 0.25 })),
    judge(drawnFace({ eyes: 0.01 })),
  ];
  expect(shouting.mouth).toBeGreaterThan(4 * usual.mouth);
  expect(asleep.mouth).toBeCloseTo(usual.mouth, 4);
  expect(usual.pose.roll).toBeCloseTo((0.3 * 180) / Math.PI, 0);
  expect(usual.faults).toEqual([]);
});

test('faces that are small, blurred or turned away are said to be', () => {
  expect(qualityOf(photo(1), placed(drawnFace(), 15, 0, 300, 250)).faults).toContain('small');
  const smooth = pyramidOf({
    ...{ depth: 8, width: 600, height: 600 },
    data: Uint8Array.from({ length: 4 * 600 * 600 }, (_, i) => ((i >> 2) % 600) / 4 + 40),
  });
  expect(qualityOf(smooth, placed(drawnFace(), 90, 0, 300, 250)).faults).toEqual(['blurred']);
  const aside = placed(drawnFace(), 90, 0, 300, 250);
  // The nose where the jaw ends.
  aside[60]! += 80;
  expect(qualityOf(photo(1), aside).faults).toEqual(['turned']);
});
