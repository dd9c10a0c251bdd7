import { expect, test } from 'vitest';
import type { Pixels } from '../image/pixels.ts';
import { selfieSide } from './networks/selfie.ts';
import { blobsOf, isSure, lookAround } from './people-blobs.ts';
import { peopleIn } from './people.ts';
import type { Network } from './people.ts';

type Disc = readonly [x: number, y: number, radius: number];

/** A square of shares with discs, of so soft an edge. */
function square(discs: readonly Disc[], edge = 2): Float32Array {
  return Float32Array.from({ length: selfieSide ** 2 }, (_, at) => {
    const [x, y] = [(at % selfieSide) + 0.5, Math.floor(at / selfieSide) + 0.5];
    const depths = discs.map(([cx, cy, radius]) => (radius - Math.hypot(x - cx, y - cy)) / edge + 0.5);
    return Math.min(1, Math.max(0, ...depths));
  });
}

test('blobs are what hangs together, the largest first, without specks', () => {
  const found = blobsOf(
    square([
      [60, 60, 12],
      [180, 128, 40],
      [20, 200, 3],
      [60, 90, 15],
    ]),
    selfieSide,
  );
  expect(found).toHaveLength(3);
  expect(found[0]).toMatchObject({ x: 140, y: 88, width: 80, height: 80 });
  expect(Math.abs(found[0]!.count - Math.PI * 40 ** 2)).toBeLessThan(40);
  expect(found.map(({ y }) => y)).toEqual([88, 75, 48]);
});

test('what is looked at from near is twice as large as the blob, and lies in the picture', () => {
  const size = { width: 512, height: 256 };
  expect(lookAround({ x: 100, y: 100, width: 20, height: 40 }, selfieSide, size, 2)).toEqual({
    ...{ x: 180, y: 80, width: 80, height: 80 },
  });
  expect(lookAround({ x: 0, y: 200, width: 200, height: 56 }, selfieSide, size, 2)).toEqual({
    ...{ x: 0, y: 0, width: 512, height: 256 },
  });
});

test('what the network is in two minds about is nobody', () => {
  expect(isSure(square([[128, 128, 64]], 4))).toBe(true);
  expect(isSure(square([[128, 128, 64]], 90))).toBe(false);
  expect(isSure(square([[128, 128, 3]]))).toBe(false);
});

/** A page of one brightness with squares of another. */
function page(width: number, height: number, squares: readonly Disc[]): Pixels {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const inside = squares.some(([cx, cy, half]) => Math.max(Math.abs(x - cx), Math.abs(y - cy)) < half);
    data.fill(inside ? 255 : 0, 4 * at, 4 * at + 3);
  }
  return { depth: 8, width, height, data };
}

/** Takes for a person whatever is bright. */
const bright: Network = ({ width, height, data }) =>
  Promise.resolve(
    Float32Array.from({ length: selfieSide ** 2 }, (_, at) => {
      const x = Math.floor(((at % selfieSide) * width) / selfieSide);
      const y = Math.floor((Math.floor(at / selfieSide) * height) / selfieSide);
      return data[4 * (y * width + x)]! / 255;
    }),
  );

test('each comes from near to its own place, and the picture that is given is the size of what comes', async () => {
  const picture = page(400, 200, [
    [80, 60, 20],
    [300, 120, 30],
  ]);
  const found = await peopleIn(picture, bright);
  expect(found).toHaveLength(400 * 200);
  const wrong = found!.reduce(
    (count, share, at) => count + (share > 127 !== picture.data[4 * at]! > 127 ? 1 : 0),
    0,
  );
  // A pixel around the edges of what was 40² and 60².
  expect(wrong).toBeLessThan(200);
  expect(found![60 * 400 + 80]).toBe(255);
  expect(found![120 * 400 + 300]).toBe(255);
});

test('who is larger than what was seen from afar comes whole', async () => {
  const tall = page(600, 300, [[300, 150, 100]]);
  // From afar only the middle is made out.
  const look: Network = (part) =>
    part.width < 600 ? bright(part) : Promise.resolve(square([[128, 128, 20]]));
  const found = await peopleIn(tall, look);
  expect(found![150 * 600 + 205]).toBe(255);
  expect(found![150 * 600 + 395]).toBe(255);
  expect(found![150 * 600 + 190]).toBe(0);
});

test('a picture of nobody has nobody in it, also where that shows only from near', async () => {
  expect(await peopleIn(page(100, 100, []), bright)).toBeNull();
  const doubtful: Network = async (part) =>
    (await bright(part)).map((share) => (part.width < 400 ? share * 0.7 : share));
  expect(await peopleIn(page(400, 200, [[80, 60, 20]]), doubtful)).toBeNull();
});
