import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cells } from './cells.ts';
import { rectangle } from './pictures.testing.ts';

const size = { width: 300, height: 240 };

test('the cells hold all of the hole, each within its crop and that within the picture', () => {
  const spot = fc.tuple(
    fc.integer({ min: 0, max: 299 }),
    fc.integer({ min: 0, max: 239 }),
    fc.integer({ min: 1, max: 80 }),
    fc.integer({ min: 1, max: 80 }),
  );
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 6 }), (spots) => {
      const hole = new Uint8Array(300 * 240);
      for (const [x, y, width, height] of spots) {
        rectangle(size, x, y, Math.min(300, x + width), Math.min(240, y + height)).forEach(
          (value, at) => (hole[at] = hole[at]! | (value & 1)),
        );
      }
      for (const { core, crop } of cells(hole, 300, 240)) {
        expect(crop.left <= core.left && crop.top <= core.top).toBe(true);
        expect(crop.right >= core.right && crop.bottom >= core.bottom).toBe(true);
        expect(crop.left >= 0 && crop.top >= 0 && crop.right <= 300 && crop.bottom <= 240).toBe(true);
        for (let y = core.top; y < core.bottom; y++) hole.fill(0, y * 300 + core.left, y * 300 + core.right);
      }
      expect(hole.every((missing) => missing === 0)).toBe(true);
    }),
    { numRuns: 10 },
  );
});

test('what is looked at follows the hole, not the picture', () => {
  const side = 2000;
  const looked = (hole: Uint8Array) =>
    cells(hole, side, side).reduce(
      (sum, { crop }) => sum + (crop.right - crop.left) * (crop.bottom - crop.top),
      0,
    );
  const spot = rectangle({ width: side, height: side }, 1000, 1000, 1020, 1020).map((value) => value & 1);
  expect(looked(spot)).toBeLessThan(250 ** 2);
  const scratch = new Uint8Array(side * side);
  for (let at = 0; at < side; at++)
    scratch.fill(1, at * side + at, Math.min(at * side + at + 4, at * side + side));
  expect(looked(scratch)).toBeLessThan(0.5 * side * side);
});
