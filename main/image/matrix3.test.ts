import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eigen, multiply, onEigenvalues, transpose, type Matrix3 } from './matrix3.ts';

const number = fc.double({ min: -10, max: 10, noNaN: true });
const symmetric = fc
  .tuple(number, number, number, number, number, number)
  .map(([a, b, c, d, e, f]): Matrix3 => [
    [a, b, c],
    [b, d, e],
    [c, e, f],
  ]);

function expectClose(a: Matrix3, b: Matrix3): void {
  a.flat().forEach((value, i) => expect(value).toBeCloseTo(b.flat()[i]!, 8));
}

it('puts a symmetric matrix together again from its eigenvalues', () => {
  fc.assert(
    fc.property(symmetric, (a) =>
      expectClose(
        onEigenvalues(a, (v) => v),
        a,
      ),
    ),
  );
});

it('finds orthonormal eigenvectors', () => {
  fc.assert(
    fc.property(symmetric, (a) => {
      const { vectors } = eigen(a);
      expectClose(multiply(transpose(vectors), vectors), [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]);
    }),
  );
});

it('takes square roots', () => {
  fc.assert(
    fc.property(symmetric, (a) => {
      const positive = multiply(a, transpose(a));
      const root = onEigenvalues(positive, (v) => Math.sqrt(Math.max(0, v)));
      expectClose(multiply(root, root), positive);
    }),
  );
});
