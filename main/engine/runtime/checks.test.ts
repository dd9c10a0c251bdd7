import { expect, test } from 'vitest';
import type { Pixels } from '../../image/pixels.ts';
import { checkNotBlack } from './checks.ts';

type Colour = readonly [number, number, number, number];

function picture(...colours: readonly Colour[]): Pixels {
  return { depth: 8, width: colours.length, height: 1, data: Uint8Array.from(colours.flat()) };
}

const black: Colour = [0, 0, 0, 255];
const grey: Colour = [90, 90, 90, 255];
const ink = picture(black, [0, 0, 0, 120], [255, 255, 255, 0]);

const refusal = (result: Pixels, source: Pixels) => () => {
  checkNotBlack(result, source, 'GPU');
};

test('a photo that comes back black is refused, with the device and what to do', () => {
  expect(refusal(picture(black, black), picture(grey, black))).toThrow(
    expect.objectContaining({
      code: 'bad-result',
      message: expect.stringMatching(/GPU returned an all-black picture.*CPU/) as string,
    }) as Error,
  );
});

test('colour that lies hidden under transparency is no light, in the result as in the photo', () => {
  expect(refusal(ink, ink)).not.toThrow();
  expect(refusal(ink, picture(grey, black))).toThrow('all-black');
});

test('what is as good as black may become black, at either depth', () => {
  expect(refusal(picture(black), picture([1, 0, 0, 255]))).not.toThrow();
  const deep = (value: number): Pixels => ({
    ...{ depth: 16, width: 1, height: 1 },
    data: Uint16Array.of(value, value, value, 65_535),
  });
  expect(refusal(deep(0), deep(300))).not.toThrow();
  expect(refusal(deep(0), deep(30_000))).toThrow('all-black');
});
