import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tileSide } from '../../preload/contract/document.ts';
import { memory } from '../base/memory.ts';
import { emptyRaster, write } from '../pixels/raster.ts';
import { pictureOf, rasterLayer } from './document.ts';
import type { Picture, PixelLayer } from './document.ts';
import type { History } from './history.ts';
import { amend, bytesOf, commit, jump, redo, startHistory, undo, within } from './history.ts';

const start = pictureOf(1000, 1000, [rasterLayer('Background', emptyRaster(4))]);
const titled = (number: number): Picture => ({ ...start, width: number });

function paintTile(picture: Picture, column: number, value: number): Picture {
  const place = { x: column * tileSide, y: 0, width: 1, height: 1 };
  const layer = picture.layers[0] as PixelLayer;
  const pixels = write(layer.pixels, place, new Uint8ClampedArray(4).fill(value));
  return { ...picture, layers: [{ ...layer, pixels }] };
}

/** What the history holds in pixels: each step is also counted for a little data. */
function pixelBytes(history: History): number {
  return Math.floor(bytesOf(history) / 65536) * 65536;
}

test('undo to the start gives the first state, redo to the end the last', () => {
  const step = fc.record({ width: fc.integer({ min: 1, max: 5 }), gesture: fc.constantFrom(null, 'a', 'b') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let history = startHistory('open', titled(100));
      for (const { width, gesture } of steps) history = commit(history, 'step', titled(width), gesture);
      const last = history.present.picture;
      let back = history;
      for (let at = 0; at < 40; at += 1) back = undo(back);
      expect(back.present.picture.width).toBe(100);
      expect(back.past).toEqual([]);
      for (let at = 0; at < 40; at += 1) back = redo(back);
      expect(back.present.picture).toBe(last);
    }),
  );
});

test('the steps of one gesture are one, until something else is done', () => {
  let history = startHistory('open', titled(1));
  for (const width of [2, 3, 4]) history = commit(history, 'opacity', titled(width), 'drag-1');
  expect(history.past).toHaveLength(1);
  history = commit(history, 'opacity', titled(5), 'drag-2');
  expect(history.past.map(({ picture }) => picture.width)).toEqual([1, 4]);
  expect(undo(history).present.picture.width).toBe(4);
});

test('doing something new forgets what was undone', () => {
  const history = commit(undo(commit(startHistory('open', titled(1)), 'a', titled(2))), 'b', titled(3));
  expect(redo(history)).toBe(history);
  expect(undo(history).present.picture.width).toBe(1);
});

test('what is no step leaves the steps alone', () => {
  const history = amend(commit(startHistory('open', titled(1)), 'a', titled(2)), {
    ...titled(2),
    guides: [{ direction: 'vertical', at: 1 }],
  });
  expect(history.past).toHaveLength(1);
  expect(history.present.picture.guides).toHaveLength(1);
  expect(redo(undo(history)).present.picture.guides).toHaveLength(1);
});

test('a step costs the tiles that it changed, whatever the size of the picture', () => {
  const bytes = tileSide * tileSide * 4;
  let picture = start;
  for (let column = 0; column < 20; column += 1) picture = paintTile(picture, column, 7);
  let history = commit(startHistory('open', picture), 'brush', paintTile(picture, 3, 8));
  expect(pixelBytes(history)).toBe(bytes);
  history = commit(history, 'brush', paintTile(paintTile(history.present.picture, 4, 9), 5, 9));
  expect(pixelBytes(history)).toBe(3 * bytes);
  expect(pixelBytes(jump(history, 0))).toBe(3 * bytes);
  expect(pixelBytes(redo(jump(history, 0)))).toBe(3 * bytes);
});

test('over the budget of all documents those used less recently lose their steps first, the oldest of them, and count them', () => {
  const bytes = tileSide * tileSide * 4;
  const steps = Math.floor(memory.history / bytes / 64) + 3;
  const data = Array.from({ length: 64 }, (_, column) => column);
  let history = startHistory('open', start);
  // One tile's memory stands for all: what counts is that the tiles are different objects.
  const other = commit(history, 'brush', paintTile(start, 3, 8));
  let others = undo(commit(other, 'brush', paintTile(start, 4, 8)));
  for (let step = 0; step < steps; step += 1) {
    const layer = start.layers[0] as PixelLayer;
    const shared = new Uint8ClampedArray(0);
    Object.defineProperty(shared, 'byteLength', { value: bytes });
    const tiles = new Map(data.map((key) => [key, { data: shared }]));
    history = commit(history, 'brush', {
      ...start,
      layers: [{ ...layer, pixels: { ...layer.pixels, tiles } }],
    });
    [others = others, history = history] = within([others, history]);
  }
  expect(history.forgotten).toBeGreaterThan(0);
  expect(history.past.length + history.forgotten).toBe(steps);
  expect(bytesOf(history) + bytesOf(others)).toBeLessThanOrEqual(memory.history);
  // What was used less recently went first, but for what it shows.
  expect([others.past.length, others.future.length, others.forgotten]).toEqual([0, 0, 1]);
  expect(others.present).toMatchObject({ picture: other.present.picture });
  expect(within([others, history], 0).map(({ past }) => past.length)).toEqual([0, 1]);
});
