import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectFaces, tilesOf } from './detect.ts';
import { pyramidOf } from './pyramid.ts';

const sides = fc.integer({ min: 16, max: 7000 });

test('the first tile holds the whole picture, and every size after it covers it without a gap', () => {
  fc.assert(
    fc.property(sides, sides, (width, height) => {
      const all = tilesOf(width, height);
      for (const side of new Set(all.map((tile) => tile.side))) {
        const tiles = all.filter((tile) => tile.side === side);
        const [xs, ys] = [new Set(tiles.map(({ x }) => x)), new Set(tiles.map(({ y }) => y))];
        expect(tiles).toHaveLength(xs.size * ys.size);
        for (const [places, length] of [
          [xs, width],
          [ys, height],
        ] as const) {
          const starts = [...places].sort((a, b) => a - b);
          expect(starts[0]).toBeLessThanOrEqual(1e-9);
          expect(starts.at(-1)! + side).toBeGreaterThanOrEqual(length - 1e-9);
          starts
            .slice(1)
            .forEach((start, i) => expect(start - starts[i]!).toBeLessThanOrEqual(0.75 * side + 1e-9));
        }
      }
    }),
  );
});

test('24 megapixels take at most thirty looks, and the nearest shows faces of 50 pixels as 17', () => {
  const tiles = tilesOf(6000, 4000);
  expect(tiles.length).toBeLessThanOrEqual(30);
  expect(Math.min(...tiles.map(({ side }) => side / 512))).toBeLessThanOrEqual(3);
});

test('a face that several tiles see is one, at its place in the picture; one that a tile cuts off is left to others', async () => {
  const [width, height] = [2048, 1024];
  const picture = { depth: 8, width, height, data: new Uint8Array(4 * width * height) } as const;
  // A bright square of 64 pixels on black, of which this detector finds what it sees.
  const face = { x: 1000, y: 480, side: 64 };
  for (let y = face.y; y < face.y + face.side; y += 1)
    picture.data.fill(255, 4 * (y * width + face.x), 4 * (y * width + face.x + face.side));
  const detect = (square: Float32Array) => {
    let [x, y, right, bottom] = [512, 512, 0, 0];
    for (let at = 0; at < 512 * 512; at += 1) {
      if (!(square[at]! > 0.5)) continue;
      const [column, row] = [at % 512, Math.floor(at / 512)];
      [x, y] = [Math.min(x, column), Math.min(y, row)];
      [right, bottom] = [Math.max(right, column + 1), Math.max(bottom, row + 1)];
    }
    if (right === 0) return Promise.resolve([]);
    const found = { width: (right - x) / 512, height: (bottom - y) / 512, score: 0.9 };
    return Promise.resolve([{ x: x / 512, y: y / 512, ...found }]);
  };
  const steps = detectFaces({ detect }, pyramidOf(picture));
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  const found = next.value;
  expect(found).toHaveLength(1);
  expect(found[0]!.length).toBeGreaterThan(1);
  expect(found[0]![0]).toMatchObject({
    x: expect.closeTo(1000, -1) as number,
    y: expect.closeTo(480, -1) as number,
    width: expect.closeTo(64, -1) as number,
  });
});
