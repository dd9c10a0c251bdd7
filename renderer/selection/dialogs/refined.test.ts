import { expect, test } from 'vitest';
import { flatten } from '../../composite/flatten.ts';
import { pictureOf, rasterLayer } from '../../picture/document.ts';
import { solidRaster } from '../../picture/solid.ts';
import { selectionFrom } from '../../pixels/mask/tiles.ts';
import { pixelAt } from '../../pixels/raster.ts';
import { refineView } from './refine-view.ts';
import { mayMask, putRefined } from './refined.ts';

const page = { x: 0, y: 0, width: 40, height: 20 };
const selected = (from: number, to: number) =>
  selectionFrom(
    Uint8Array.from({ length: 800 }, (_, at) => (at % 40 >= from && at % 40 < to ? 255 : 0)),
    page,
  );
const layer = rasterLayer('photo', solidRaster(40, 20, [100, 150, 200]));
const picture = { ...pictureOf(40, 20, [layer]), selection: selected(10, 30) };

test('what is not selected lies under the cover, what is selected is seen as it is', () => {
  const colours = (view: 'overlay' | 'black' | 'white') => {
    const shown = flatten(refineView(picture, selected(10, 20), view).layers, page, page);
    return [[...shown.subarray(0, 3)], [...shown.subarray(15 * 4, 15 * 4 + 3)]];
  };
  expect(colours('black')).toEqual([
    [0, 0, 0],
    [100, 150, 200],
  ]);
  expect(colours('white')).toEqual([
    [255, 255, 255],
    [100, 150, 200],
  ]);
  expect(colours('overlay')[1]).toEqual([100, 150, 200]);
  expect(colours('overlay')[0]).toEqual([167, 100, 120]);
});

test('it becomes the selection, or the mask of a layer within the one that it has', () => {
  expect(putRefined(picture, selected(12, 20), null).selection).not.toBeNull();
  const masked = putRefined(picture, selected(12, 20), layer.id);
  expect(masked.selection).toBeNull();
  const twice = putRefined(masked, selected(15, 30), layer.id);
  const mask = twice.layers[0]!.mask!.pixels;
  expect([13, 17, 25].map((x) => pixelAt(mask, x, 5)[0])).toEqual([0, 255, 0]);
  expect(mayMask({ ...picture, layers: [{ ...layer, locked: true }] }, layer.id)).toBe(false);
});
