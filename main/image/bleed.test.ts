import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bleedColours } from './bleed.ts';
import type { Pixels } from './pixels.ts';
import { pattern } from './test-pictures.ts';

it('gives hidden pixels the colour of a nearest visible one, and touches nothing else', () => {
  const side = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(
      side,
      side,
      fc.constantFrom(8, 16),
      fc.array(fc.nat(143)),
      (width, height, depth, visible) => {
        const { data } = pattern(width, height, depth, 'opaque');
        for (let i = 0; i < width * height; i += 1) data[4 * i + 3] = visible.includes(i) ? 7 : 0;
        const before = { depth, width, height, data } as Pixels;
        const after = bleedColours(before);
        const seen = visible.filter((i) => i < width * height);
        const colour = (of: Pixels, i: number) => [...of.data.subarray(4 * i, 4 * i + 3)].join();
        for (let i = 0; i < width * height; i += 1) {
          expect(after.data[4 * i + 3]).toBe(data[4 * i + 3]);
          const far = (j: number) =>
            Math.abs((i % width) - (j % width)) + Math.abs(Math.floor(i / width) - Math.floor(j / width));
          const least = Math.min(...seen.map(far));
          const nearest = seen.filter((j) => far(j) === least).map((j) => colour(before, j));
          if (seen.length > 0) expect(nearest).toContain(colour(after, i));
          else expect(colour(after, i)).toBe(colour(before, i));
        }
      },
    ),
  );
});

it('leaves an opaque picture as it is', () => {
  const picture = pattern(5, 4, 8, 'opaque');
  expect(bleedColours(picture)).toBe(picture);
});
