import { beforeEach, expect, test } from 'vitest';
import type { Made } from '../../../preload/contract/recipe.ts';
import { pictureOf, presentOf, rasterLayer } from '../../picture/document.ts';
import type { Picture, PixelLayer } from '../../picture/document.ts';
import { solidRaster } from '../../picture/solid.ts';
import {
  activeDocument,
  addDocument,
  commitIn,
  documentOf,
  undoIn,
  useDocuments,
} from '../../picture/store.ts';
import { contentBounds } from '../../pixels/raster.ts';
import { openBeside, resizeInto } from './resized.ts';
import type { Resized } from './resized.ts';
import type { Origin } from './store.ts';

const recipe = { tool: 'enlarge', version: 1, values: { factor: 2 }, inputs: {}, weights: {} };
const made: Made = {
  ...{ recipe, image: 'a', imageSize: { width: 40, height: 30 }, mask: null },
  ...{ models: [], seconds: 1, measures: {}, notes: [] },
};
const photo = rasterLayer('Photo', solidRaster(40, 30, [200, 0, 0]), { opacity: 0.5, blend: 'multiply' });
const note = rasterLayer('Note', solidRaster(10, 10, [0, 0, 200]));

function resultOf(width: number, height: number): Resized {
  return { width, height, stored: 'b', raster: solidRaster(width, height, [0, 200, 0]), made };
}

function open(picture: Picture = pictureOf(40, 30, [photo, note])) {
  addDocument({ name: 'photo.jpg', picture, photo: null });
  const document = activeDocument()!;
  const origin: Origin = {
    ...{ document: document.id, recipe, width: 40, height: 30, source: 'layer', goes: 'document' },
    ...{ above: photo.id, selection: null, replaces: null, continues: null },
  };
  return { document, origin };
}

const present = () => presentOf(activeDocument()!);
const layer = (name: string) => present().layers.find((each): each is PixelLayer => each.name === name);

beforeEach(() => useDocuments.setState({ documents: [], active: null }));

test('every layer grows, and the result stands for the one it was made from, in one step', async () => {
  const { document, origin } = open();
  expect(await resizeInto(document, resultOf(80, 60), origin)).toBe(true);
  expect(present()).toMatchObject({ width: 80, height: 60 });
  expect(present().layers.map(({ visible }) => visible)).toEqual([false, true, true]);
  expect(layer('Photo')).toBe(present().layers[0]);
  expect(present().layers[1]).toMatchObject({
    opacity: 0.5,
    blend: 'multiply',
    origin: { kind: 'neural', made },
  });
  expect(contentBounds(layer('Note')!.pixels)).toMatchObject({ width: 20, height: 20 });
  undoIn(document.id);
  expect(present()).toMatchObject({ width: 40, height: 30, layers: [photo, note] });
});

test('made anew it takes the place of its own pixels, whatever its size is now', async () => {
  const { document, origin } = open();
  await resizeInto(document, resultOf(80, 60), origin);
  const { id } = present().layers[1]!;
  const now = documentOf(document.id)!;
  expect(await resizeInto(now, resultOf(120, 90), { ...origin, replaces: id })).toBe(true);
  expect(present()).toMatchObject({ width: 120, height: 90 });
  expect(present().layers).toHaveLength(3);
  expect(present().layers[1]).toMatchObject({ id, origin: { kind: 'neural' } });
});

test('a picture that was cropped meanwhile is left alone', async () => {
  const { document, origin } = open();
  commitIn(document.id, 'crop', { ...present(), width: 25 });
  const before = present();
  expect(await resizeInto(documentOf(document.id)!, resultOf(80, 60), origin)).toBe(false);
  expect(present()).toBe(before);
});

test('beside the picture it begins a document named after its size, unsaved', () => {
  const { document, origin } = open();
  const id = openBeside(document, resultOf(100, 75), { ...origin, goes: 'new' }, undefined);
  expect(documentOf(id)).toMatchObject({ name: 'photo ×2.5', saved: null, file: null });
  expect(present()).toMatchObject({ width: 100, height: 75 });
  expect(presentOf(documentOf(document.id)!).layers).toEqual([photo, note]);
});
