import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromFloat16, readSafetensors } from './safetensors.ts';
import { toFloat16, writeSafetensors } from './write-safetensors.ts';

test('every float16 stays what it is', () => {
  const others = Array.from({ length: 1 << 16 }, (_, bits) => bits).filter((bits) => {
    const value = fromFloat16(bits);
    return toFloat16(value) !== (Number.isNaN(value) ? 0x7e00 : bits);
  });
  expect(others).toEqual([]);
});

test('no float16 is nearer than the one chosen, and of two as near the even one is', () => {
  const value = fc.oneof(
    fc.float({ min: -65504, max: 65504, noNaN: true }),
    // Halfway between two neighbours.
    fc.integer({ min: 0, max: 0x7bfe }).map((bits) => (fromFloat16(bits) + fromFloat16(bits + 1)) / 2),
  );
  fc.assert(
    fc.property(value, (x) => {
      const size = toFloat16(Math.abs(x));
      expect(toFloat16(-Math.abs(x))).toBe(size | 0x8000);
      const away = (bits: number) => Math.abs(fromFloat16(bits) - Math.abs(x));
      for (const other of [size - 1, size + 1].filter((bits) => bits >= 0 && bits <= 0x7bff)) {
        expect(away(size)).toBeLessThanOrEqual(away(other));
        if (away(size) === away(other)) expect(size % 2).toBe(0);
      }
    }),
  );
  expect(fromFloat16(toFloat16(65519))).toBe(65504);
  expect(fromFloat16(toFloat16(65520))).toBe(Infinity);
});

test('weights come back rounded to float16, whatever order they were given in', () => {
  const weights = new Map([
    ['b.weight', { shape: [2, 1, 1, 1], data: Float32Array.of(0.1, -2) }],
    ['a.bias', { shape: [3], data: Float32Array.of(1, 1e-9, 1e6) }],
  ]);
  const file = writeSafetensors(weights);
  expect(writeSafetensors(new Map([...weights].reverse()))).toEqual(file);
  const read = readSafetensors(file, 'test');
  expect(read.get('b.weight')).toEqual({ shape: [2, 1, 1, 1], data: Float32Array.of(0.0999755859375, -2) });
  expect(read.get('a.bias')?.data).toEqual(Float32Array.of(1, 0, Infinity));
});
