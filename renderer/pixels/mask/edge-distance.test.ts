import fc from 'fast-check';
import { expect, test } from 'vitest';
import { squaredEdgeDistance } from './edge-distance.ts';

test('each pixel has the distance to the nearest of the other side, up to the most that is asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 23 }),
      fc.integer({ min: 1, max: 19 }),
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 30 })), { maxLength: 6 }),
      (width, height, most, runs) => {
        const data = new Uint8ClampedArray(width * height);
        for (const [start, length] of runs)
          data.fill(255, start % data.length, (start % data.length) + length);
        const found = squaredEdgeDistance({ width, height, data }, 127, most);
        found.forEach((squared, i) => {
          let least = Infinity;
          data.forEach((value, j) => {
            if (value === data[i]) return;
            const dx = (i % width) - (j % width);
            const dy = Math.floor(i / width) - Math.floor(j / width);
            least = Math.min(least, dx * dx + dy * dy);
          });
          expect(squared).toBe(least <= most * most ? least : Infinity);
        });
      },
    ),
  );
});
