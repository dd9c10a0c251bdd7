import { expect, test } from 'vitest';
import type { OpenedPicture } from '../../../preload/contract/index.ts';
import { pictureOf, rasterLayer } from '../../picture/document.ts';
import type { OpenDocument, Picture, PixelLayer } from '../../picture/document.ts';
import { startHistory } from '../../picture/history.ts';
import { emptyRaster } from '../../pixels/raster.ts';
import { flatFileOf } from './flat.ts';

const photo = { depth: 8, format: 'jpeg' } as OpenedPicture;

function opened(
  layer: Partial<PixelLayer> = {},
  picture: Partial<Picture> = {},
  rest: Partial<OpenDocument> = {},
): OpenDocument {
  const whole = { ...pictureOf(4, 3, [rasterLayer('Background', emptyRaster(4), layer)]), ...picture };
  return {
    ...{ source: 'token', file: null, photo, history: startHistory('open', whole) },
    ...rest,
  } as OpenDocument;
}

test('a photo of one plain layer can be written over its own file', () => {
  expect(flatFileOf(opened())).toEqual({ file: 'token', format: 'jpeg' });
});

test.each([
  ['a second layer', opened({}, { layers: [0, 1].map(() => rasterLayer('L', emptyRaster(4))) })],
  ['opacity', opened({ opacity: 0.5 })],
  ['a hidden layer', opened({ visible: false })],
  ['a saved selection', opened({}, { savedSelections: [{} as never] })],
  ['no file', opened({}, {}, { source: null })],
  ['a document of its own', opened({}, {}, { file: 'other' })],
  ['16 bits', opened({}, {}, { photo: { ...photo, depth: 16 } })],
  ['a format that is not written', opened({}, {}, { photo: { ...photo, format: 'gif' } })],
])('with %s it can not', (_, document) => {
  expect(flatFileOf(document)).toBeNull();
});
