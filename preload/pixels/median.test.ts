import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median } from './median.ts';

const bytes = (length: number, spread: number) =>
  fc.array(fc.integer({ min: 0, max: spread }), { minLength: length, maxLength: length });

/** Every value of the square, as often as its weight says, in order; the one in the middle, the lower of two. */
function sorted(
  values: readonly number[],
  weights: readonly number[],
  width: number,
  height: number,
  radius: number,
  x: number,
  y: number,
): number {
  const all: number[] = [];
  const inside = (at: number, count: number) => Math.min(count - 1, Math.max(0, at));
  for (let j = -radius; j <= radius; j += 1) {
    for (let i = -radius; i <= radius; i += 1) {
      const at = inside(y + j, height) * width + inside(x + i, width);
      for (let n = 0; n < weights[at]!; n += 1) all.push(values[at]!);
    }
  }
  return all.toSorted((a, b) => a - b)[Math.ceil(all.length / 2) - 1] ?? 0;
}

test('a median is the middle of all values around, sorted, also with weights and for a part', () => {
  const scene = fc
    .record({
      width: fc.integer({ min: 1, max: 12 }),
      height: fc.integer({ min: 1, max: 9 }),
      radius: fc.integer({ min: 1, max: 5 }),
      spread: fc.constantFrom(255, 40, 3),
      weighted: fc.boolean(),
    })
    .chain((size) =>
      fc.record({
        size: fc.constant(size),
        values: bytes(size.width * size.height, size.spread),
        weights: bytes(size.width * size.height, 2),
        left: fc.nat(size.width - 1),
        top: fc.nat(size.height - 1),
      }),
    );
  fc.assert(
    fc.property(scene, ({ size: { width, height, radius, weighted }, values, weights, left, top }) => {
      const part = { x: left, y: top, width: width - left, height: height - top };
      const result = median(
        Uint8ClampedArray.from(values),
        weighted ? Uint8ClampedArray.from(weights) : null,
        width,
        height,
        radius,
        part,
      );
      const by = weighted ? weights : weights.map(() => 1);
      const expected = [...result.keys()].map((at) =>
        sorted(
          values,
          by,
          width,
          height,
          radius,
          left + (at % part.width),
          top + Math.floor(at / part.width),
        ),
      );
      expect([...result]).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
