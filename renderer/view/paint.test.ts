import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeOf } from './paint.ts';

const side = fc.integer({ min: 1, max: 8000 });
const place = fc.double({ min: -3000, max: 3000, noNaN: true });
const scale = fc.double({ min: 0.02, max: 8, noNaN: true });

test('what lies under a picture ends with the last pixels of the screen that the picture covers whole', () => {
  fc.assert(
    fc.property(
      side,
      side,
      place,
      place,
      scale,
      fc.constantFrom(1, 1.25, 2),
      (width, height, x, y, zoom, ratio) => {
        const box = wholeOf({ width, height }, { x, y, scale: zoom, angle: 0 }, ratio);
        for (const [from, start, length, whole] of [
          [x, box.x, box.width, width],
          [y, box.y, box.height, height],
        ] as const) {
          const left = (from + start * zoom) * ratio;
          const right = (from + (start + length) * zoom) * ratio;
          if (length === 0) continue;
          expect(Math.abs(left - Math.round(left))).toBeLessThan(0.01);
          expect(Math.abs(right - Math.round(right))).toBeLessThan(0.01);
          expect(start).toBeGreaterThan(-0.01 / zoom);
          expect(start + length).toBeLessThan(whole + 0.01 / zoom);
          expect(left - from * ratio).toBeLessThan(1);
          expect((from + whole * zoom) * ratio - right).toBeLessThan(1.01);
        }
      },
    ),
  );
});
