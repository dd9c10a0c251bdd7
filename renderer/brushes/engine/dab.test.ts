import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dabAt } from './dab.ts';
import type { Tip } from './dab.ts';

const round: Tip = { size: 20, hardness: 1, roundness: 1, angle: 0 };

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}

test('a hard dab covers the area of its circle, wherever its centre lies', () => {
  const size = fc.double({ min: 4, max: 300, noNaN: true });
  const at = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(size, at, at, (diameter, x, y) => {
      const area = (Math.PI * diameter ** 2) / 4;
      const covered = sum(dabAt({ ...round, size: diameter }, x, y).coverage);
      // Sizes are rounded by up to an eighth of a pixel or a hundredth.
      expect(Math.abs(covered - area)).toBeLessThan(0.02 * area + 1.5);
    }),
    { numRuns: 60 },
  );
});

test('a squeezed dab covers the area of its ellipse, at any angle', () => {
  for (const angle of [0, 0.5, 1.3]) {
    const covered = sum(dabAt({ ...round, size: 100, roundness: 0.5, angle }, 0.5, 0.5).coverage);
    expect(covered / (Math.PI * 50 * 25)).toBeCloseTo(1, 1);
  }
});

test('a soft dab holds what its profile integrates to', () => {
  // 2π ∫ r (1 − 3t² + 2t³) dr with t = r / R is 2π R² (1/2 − 3/4 + 2/5).
  const covered = sum(dabAt({ ...round, size: 200, hardness: 0 }, 0.5, 0.5).coverage);
  expect(covered / (2 * Math.PI * 100 ** 2 * 0.15)).toBeCloseTo(1, 2);
});

test('coverage falls from the centre outwards and never leaves 0…1', () => {
  for (const hardness of [0, 0.3, 0.8, 1]) {
    const { width, coverage, y } = dabAt({ ...round, size: 41, hardness }, 0.5, 0.5);
    const middle = coverage.slice(-y * width, (1 - y) * width);
    const right = middle.slice((width - 1) / 2);
    expect(right[0]).toBe(1);
    for (let at = 1; at < right.length; at += 1) expect(right[at]).toBeLessThanOrEqual(right[at - 1]!);
    expect(Math.min(...coverage)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...coverage)).toBeLessThanOrEqual(1);
  }
});

test('a larger or harder dab covers at least as much everywhere', () => {
  const at = (tip: Tip, u: number) => {
    const { x, y, width, coverage } = dabAt(tip, 0.5, 0.5);
    return u - x >= width || u < x ? 0 : coverage[-y * width + u - x]!;
  };
  for (let u = -40; u <= 40; u += 1) {
    expect(at({ ...round, size: 50, hardness: 0.2 }, u)).toBeGreaterThanOrEqual(
      at({ ...round, size: 40, hardness: 0.2 }, u),
    );
    expect(at({ ...round, size: 50, hardness: 0.6 }, u)).toBeGreaterThanOrEqual(
      at({ ...round, size: 50, hardness: 0.2 }, u),
    );
  }
});

test('one pixel in the middle of a pixel is that pixel alone', () => {
  const { coverage } = dabAt({ ...round, size: 1 }, 7.5, 3.5);
  expect([...coverage].filter((value) => value > 0)).toEqual([1]);
});

test('the same tip at the same place of a pixel is drawn once', () => {
  expect(dabAt(round, 3.25, 8.5).coverage).toBe(dabAt(round, 103.25, -7.5).coverage);
});
