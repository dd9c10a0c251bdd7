import { expect, test } from 'vitest';
import { pictureOf, rasterLayer } from '../picture/document.ts';
import { emptyRaster, rasterFrom } from '../pixels/raster.ts';
import { finish } from '../pixels/work.ts';
import { coarsePicture, sampledPicture } from './coarse.ts';

const half = rasterFrom(even(300, 400, [255, 0, 0, 255]), { x: 0, y: 0, width: 300, height: 400 }, 4);
const picture = pictureOf(600, 400, [
  rasterLayer(
    'back',
    rasterFrom(even(600, 400, [0, 0, 255, 255]), { x: 0, y: 0, width: 600, height: 400 }, 4),
  ),
  rasterLayer('half', half, { opacity: 0.5 }),
  rasterLayer('hidden', half, { visible: false }),
  rasterLayer('masked away', half, { mask: { pixels: emptyRaster(1, 0), enabled: true } }),
]);

test('a picture made small shows what the picture shows', () => {
  for (const small of [coarsePicture(picture, 30), finish(sampledPicture(picture, 30))]) {
    expect([small.width, small.height]).toEqual([30, 20]);
    const at = (x: number, y: number) => [...small.data.subarray((y * 30 + x) * 4, (y * 30 + x) * 4 + 4)];
    expect(at(3, 10)).toEqual([128, 0, 128, 255]);
    expect(at(26, 10)).toEqual([0, 0, 255, 255]);
  }
});

function even(width: number, height: number, colour: readonly number[]): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => colour[i % 4]!);
}
