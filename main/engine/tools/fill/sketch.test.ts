import { expect, test } from 'vitest';
import { drawn, erased, rectangle } from '../../fill/pictures.testing.ts';
import { sketch } from './sketch.ts';

const slope = drawn(420, 420, (x, y) => [40 + 0.2 * x, 200 - 0.2 * y, 100 + 0.1 * (x + y)]);

test('a large hole is sketched in about the right colours, in the picture’s own size', async () => {
  const hole = rectangle(slope, 90, 90, 330, 330);
  const sketched = await sketch(erased(slope, hole), hole, { seed: 1 });
  expect(sketched).toMatchObject({ width: 420, height: 420, depth: 8 });
  let [sum, count] = [0, 0];
  hole.forEach((value, at) => {
    if (value === 0) return;
    for (let p = 4 * at; p < 4 * at + 3; p++) {
      sum += Math.abs(slope.data[p]! - sketched!.data[p]!);
      count += 1;
    }
  });
  // What is erased there is off by a hundred and more.
  expect(sum / count).toBeLessThan(20);
});

test('a small hole needs no sketch, and what can’t be filled when made smaller gets none', async () => {
  const small = rectangle(slope, 100, 100, 150, 150);
  expect(await sketch(slope, small, { seed: 1 })).toBeNull();
  const almostAll = rectangle(slope, 8, 8, 412, 412);
  expect(await sketch(slope, almostAll, { seed: 1 })).toBeNull();
});
