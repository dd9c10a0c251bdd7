import fc from 'fast-check';
import { expect, test } from 'vitest';
import { known, membrane, wanted } from './poisson.ts';

/** A square whose inside is wanted, with the values of a function around it. */
function square(side: number, value: (x: number, y: number) => number) {
  const region = new Uint8Array(side * side).fill(wanted);
  const values = new Float32Array(side * side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (x > 0 && y > 0 && x < side - 1 && y < side - 1) continue;
      region[y * side + x] = known;
      values[y * side + x] = value(x, y);
    }
  }
  return { region, values };
}

/** Gaussian elimination with pivots. */
function solveDense(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  for (let at = 0; at < rows.length; at += 1) {
    const best = rows.slice(at).reduce((a, b) => (Math.abs(b[at]!) > Math.abs(a[at]!) ? b : a));
    const other = rows.indexOf(best);
    [rows[at], rows[other]] = [best, rows[at]!];
    rows.forEach((row, index) => {
      if (index === at || row[at] === 0) return;
      const factor = row[at]! / best[at]!;
      for (let k = at; k <= rows.length; k += 1) row[k] = row[k]! - factor * best[k]!;
    });
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!);
}

test('a membrane over a frame of a discrete harmonic function is that function', () => {
  // x² − y², x·y and linear functions satisfy the five-point Laplace equation exactly.
  const harmonic = (x: number, y: number) => ((x - 40) ** 2 - (y - 30) ** 2 + x * y) / 40 + x - 2 * y + 7;
  const { region, values } = square(120, harmonic);
  membrane(region, 120, 120)(values, 1e-4);
  const worst = Math.max(...values.map((value, at) => Math.abs(value - harmonic(at % 120, (at / 120) | 0))));
  expect(worst).toBeLessThan(0.02);
});

test('a region of any shape is solved as by elimination', () => {
  const [width, height] = [9, 8];
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: width * height, maxLength: width * height }),
      fc.array(fc.integer({ min: -255, max: 255 }), { minLength: width * height, maxLength: width * height }),
      (shape, numbers) => {
        const region = Uint8Array.from(shape, (value, at) => (value === 0 || at === 0 ? known : wanted));
        const values = Float32Array.from(numbers);
        const unknowns = [...region.keys()].filter((at) => region[at] === wanted);
        const neighbours = (at: number) => [
          ...(at % width > 0 ? [at - 1] : []),
          ...(at % width < width - 1 ? [at + 1] : []),
          ...(at >= width ? [at - width] : []),
          ...(at < width * (height - 1) ? [at + width] : []),
        ];
        const matrix = unknowns.map((at) =>
          unknowns.map((other) =>
            at === other ? neighbours(at).length : neighbours(at).includes(other) ? -1 : 0,
          ),
        );
        const right = unknowns.map((at) =>
          neighbours(at)
            .filter((other) => region[other] === known)
            .reduce((sum, other) => sum + numbers[other]!, 0),
        );
        const expected = solveDense(matrix, right);
        membrane(region, width, height)(values, 1e-4);
        unknowns.forEach((at, index) => {
          expect(Math.abs(values[at]! - expected[index]!)).toBeLessThan(0.05);
        });
        for (const [at, what] of region.entries()) if (what === known) expect(values[at]).toBe(numbers[at]);
      },
    ),
    { numRuns: 60 },
  );
});

test('a membrane that is known at one side only takes that side’s value everywhere', () => {
  const [width, height] = [64, 40];
  const region = new Uint8Array(width * height).fill(wanted);
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    region[y * width] = known;
    values[y * width] = 100;
  }
  membrane(region, width, height)(values, 1e-3);
  expect(Math.min(...values)).toBeGreaterThan(99.5);
});
