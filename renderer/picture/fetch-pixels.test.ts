import { beforeEach, expect, test, vi } from 'vitest';
import { read } from '../pixels/raster.ts';
import { fetchPixels, fetchRaster } from './fetch-pixels.ts';

const [width, height] = [70, 530];
const data = new Uint8Array(4 * width * height).map((_, i) => (i * 31 + (i >> 9)) & 255);
const asked: { from: number; side?: number }[] = [];
let inPart: (from: number) => number = () => height;

vi.mock('../base/connection.ts', () => ({
  pentimento: () => ({
    call: (_name: string, request: { from: number; side?: number }) => {
      asked.push(request);
      const { from } = request;
      const rows = data.slice(4 * width * from, 4 * width * (from + inPart(from)));
      return Promise.resolve({ width, height, data: rows });
    },
  }),
}));

beforeEach(() => {
  asked.length = 0;
});

test.each([1, 7, 256, 300, 1000])('a picture that arrives %i rows at a time is whole', async (rows) => {
  inPart = () => rows;
  const { raster } = await fetchRaster('hash');
  expect(Buffer.from(read(raster, { x: 0, y: 0, width, height })).equals(data)).toBe(true);
  const pixels = await fetchPixels('hash');
  expect(pixels).toMatchObject({ width, height });
  expect(Buffer.from(pixels.data).equals(data)).toBe(true);
});

test('rows that do not come are an error', async () => {
  inPart = (from) => (from < 100 ? 100 : 0);
  await expect(fetchRaster('hash')).rejects.toThrow('without its last rows');
});

test('whoever shows a picture small says how small', async () => {
  inPart = () => height;
  await fetchPixels('hash', 56);
  expect(asked).toEqual([{ pixels: 'hash', from: 0, side: 56 }]);
});
