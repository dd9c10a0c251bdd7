import { expect, test } from 'vitest';
import { drawGradient, gradientAt } from './gradient.ts';
import type { Gradient } from './gradient.ts';

const line: Gradient = {
  shape: 'linear',
  from: { x: 10, y: 0 },
  to: { x: 110, y: 0 },
  first: [0, 0, 0, 255],
  last: [200, 100, 50, 255],
  dither: false,
};

test('a linear gradient rises evenly along its line and holds beyond it', () => {
  for (const y of [-30, 0, 77]) {
    expect(gradientAt(line, { x: 0, y })).toBe(0);
    expect(gradientAt(line, { x: 60, y })).toBeCloseTo(0.5, 9);
    expect(gradientAt(line, { x: 85, y })).toBeCloseTo(0.75, 9);
    expect(gradientAt(line, { x: 500, y })).toBe(1);
  }
});

test('a radial gradient is the distance from its centre', () => {
  const radial = { ...line, shape: 'radial', from: { x: 5, y: 5 }, to: { x: 5, y: 25 } } as const;
  expect(gradientAt(radial, { x: 5 + 6, y: 5 + 8 })).toBeCloseTo(0.5, 9);
  expect(gradientAt(radial, { x: 5, y: 5 })).toBe(0);
  expect(gradientAt(radial, { x: 50, y: 50 })).toBe(1);
});

test('its colours are those of the closed form, to the nearest byte', () => {
  const data = drawGradient(line, { x: 0, y: 3, width: 130, height: 1 });
  for (let x = 0; x < 130; x += 1) {
    const t = Math.min(1, Math.max(0, (x + 0.5 - 10) / 100));
    line.last.forEach((value, c) => {
      const expected = line.first[c]! + (value - line.first[c]!) * t;
      expect(Math.abs(data[x * 4 + c]! - expected)).toBeLessThanOrEqual(0.55);
    });
  }
});

test('dithering keeps the mean where a plain gradient would show a band', () => {
  const faint: Gradient = {
    ...line,
    from: { x: 0, y: 0 },
    to: { x: 1000, y: 0 },
    last: [4, 4, 4, 255],
    dither: true,
  };
  const data = drawGradient(faint, { x: 300, y: 0, width: 40, height: 200 });
  const values = data.filter((_, at) => at % 4 === 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  // 320 of 1000 along a gradient of four steps.
  expect(mean).toBeCloseTo(1.28, 1);
  expect(new Set(values).size).toBeGreaterThan(1);
});

test('a gradient without length is all its last colour', () => {
  expect([...drawGradient({ ...line, to: line.from }, { x: 0, y: 0, width: 1, height: 1 })]).toEqual([
    ...line.last,
  ]);
});
