import fc from 'fast-check';
import { expect, test } from 'vitest';
import { read } from '../pixels/raster.ts';
import { rasterOf } from './fetch-pixels.ts';

async function* cut(data: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (let i = 0; from < data.length; i += 1) {
    const length = lengths[i % lengths.length] ?? data.length;
    yield await Promise.resolve(data.subarray(from, from + length));
    from += length;
  }
}

test('pixels become the same raster wherever the pieces that they arrive in end', async () => {
  const [width, height] = [70, 530];
  const data = new Uint8Array(4 * width * height).map((_, i) => (i * 31 + (i >> 9)) & 255);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1 }), async (lengths) => {
      const raster = await rasterOf(cut(data, lengths), width, height);
      expect(Buffer.from(read(raster, { x: 0, y: 0, width, height })).equals(data)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('too few and too many bytes are an error', async () => {
  await expect(rasterOf(cut(new Uint8Array(39), [7]), 2, 5)).rejects.toThrow('fewer');
  await expect(rasterOf(cut(new Uint8Array(41), [7]), 2, 5)).rejects.toThrow('more');
});
