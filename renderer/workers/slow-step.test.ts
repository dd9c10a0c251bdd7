import { beforeEach, expect, test } from 'vitest';
import { pictureOf, presentOf, rasterLayer } from '../picture/document.ts';
import { turnPicture } from '../picture/reframe/reframe.ts';
import { activeDocument, addDocument, commitIn, undoIn, useDocuments } from '../picture/store.ts';
import { rasterFrom, read } from '../pixels/raster.ts';
import { reframeIn } from './reframe-step.ts';
import { slowStepIn } from './slow-step.ts';

const [width, height] = [5, 3];
const data = Uint8ClampedArray.from({ length: 4 * width * height }, (_, at) => (at % 4 === 3 ? 255 : at));
const photo = rasterLayer('photo', rasterFrom(data, { x: 0, y: 0, width, height }, 4));

const present = () => presentOf(activeDocument()!);

function open(): string {
  addDocument({ name: 'photo.png', picture: pictureOf(width, height, [photo]), photo: null });
  return activeDocument()!.id;
}

function shown(): Uint8ClampedArray {
  const [layer] = present().layers;
  if (layer?.kind !== 'raster') throw new Error('The photo is gone.');
  return read(layer.pixels, { x: 0, y: 0, width: present().width, height: present().height });
}

/** The rows from the last to the first, each backwards. */
function halfTurned(): number[] {
  const pixels = Array.from({ length: width * height }, (_, at) => [...data.subarray(4 * at, 4 * at + 4)]);
  return pixels.reverse().flat();
}

beforeEach(() => {
  useDocuments.setState({ documents: [], active: null });
});

test('two quarter turns, asked for at once, are half a turn in two steps', async () => {
  const id = open();
  const turn = () => reframeIn(id, 'turn', (now) => turnPicture(now, 90));
  expect(await Promise.all([turn(), turn()])).toEqual([true, true]);
  expect(present()).toMatchObject({ width, height });
  expect([...shown()]).toEqual(halfTurned());
  undoIn(id);
  expect(present()).toMatchObject({ width: height, height: width });
  undoIn(id);
  expect(present().layers[0]).toBe(photo);
});

test('a step is not put over what came meanwhile, and one that makes nothing is none', async () => {
  const id = open();
  const turned = reframeIn(id, 'turn', (now) => {
    // While it is worked out somebody else changes the picture.
    queueMicrotask(() => {
      commitIn(id, 'other', { ...presentOf(activeDocument()!), layers: [{ ...photo, opacity: 0.5 }] });
    });
    return turnPicture(now, 90);
  });
  expect(await turned).toBe(false);
  expect(present()).toMatchObject({ width, height, layers: [{ opacity: 0.5 }] });
  expect(await slowStepIn(id, 'nothing', () => null)).toBe(false);
  expect(present()).toMatchObject({ width, height, layers: [{ opacity: 0.5 }] });
});
