import { expect, test } from 'vitest';
import { drawn, erased, rectangle } from '../../fill/pictures.testing.ts';
import { sketch } from './sketch.ts';

const slope = drawn(420, 420, (x, y) => [40 + 0.2 * x, 200 - 0.2 * y, 100 + 0.1 * (x + y)]);

test('a large hole is sketched in about the right colours, each in its place, in the picture’s own size', async () => {
  const hole = rectangle(slope, 90, 90, 330, 330);
  const region = { left: 85, top: 88, right: 333, bottom: 331 };
  const sketched = await sketch(erased(slope, hole), hole, region, { seed: 1 });
  expect(sketched).toMatchObject({ width: 248, height: 243, depth: 8 });
  let sum = 0;
  for (let y = 90; y < 330; y++) {
    for (let x = 90; x < 330; x++) {
      for (let c = 0; c < 3; c++) {
        const shown = sketched!.data[4 * ((y - 88) * 248 + x - 85) + c]!;
        sum += Math.abs(slope.data[4 * (y * 420 + x) + c]! - shown);
      }
    }
  }
  // What is erased there is off by a hundred and more.
  expect(sum / (3 * 240 * 240)).toBeLessThan(20);
});

const everything = { left: 0, top: 0, right: 420, bottom: 420 };

test('a small hole needs no sketch, and what can’t be filled when made smaller gets none', async () => {
  const small = rectangle(slope, 100, 100, 150, 150);
  expect(await sketch(slope, small, everything, { seed: 1 })).toBeNull();
  const almostAll = rectangle(slope, 8, 8, 412, 412);
  expect(await sketch(slope, almostAll, everything, { seed: 1 })).toBeNull();
});
