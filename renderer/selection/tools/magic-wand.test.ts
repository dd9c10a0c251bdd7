import { beforeEach, expect, test, vi } from 'vitest';
import { perform } from '../../actions/registry.ts';
import { startActions } from '../../app/actions/table.ts';
import { startTools } from '../../app/tools-in-hand.ts';
import { useNotices } from '../../base/notices.ts';
import { clear } from '../../brushes/fill-actions.ts';
import { brush } from '../../brushes/tools/brush.ts';
import { pictureOf, presentOf, rasterLayer } from '../../picture/document.ts';
import { giveUp, hasDrafts, onceSettled, settled, undo } from '../../picture/drafts.ts';
import { addDocument, documentOf, useDocuments } from '../../picture/store.ts';
import { pixelAt, rasterFrom } from '../../pixels/raster.ts';
import type { CanvasPointer, HandTool } from '../../view/hand/tool.ts';
import { Press } from '../../view/press.ts';
import { magicWand } from './magic-wand.ts';

startTools();
startActions();
vi.stubGlobal('requestAnimationFrame', (task: () => void) => setTimeout(task));

const [width, height] = [200, 100];
/** Grey on the left, white on the right. */
const halves = Uint8ClampedArray.from({ length: 4 * width * height }, (_, at) =>
  at % 4 < 3 && Math.floor(at / 4) % width < 100 ? 128 : 255,
);

let id = '';

beforeEach(() => {
  useDocuments.setState({ documents: [], active: null });
  useNotices.setState({ notices: [] });
  const photo = rasterLayer('photo', rasterFrom(halves, { x: 0, y: 0, width, height }, 4));
  id = addDocument({ name: 'halves.png', picture: pictureOf(width, height, [photo]), photo: null });
});

const present = () => presentOf(documentOf(id)!);
const undone = () => documentOf(id)!.history.past.length;

function pixel(x: number): readonly number[] {
  const [layer] = present().layers;
  return layer?.kind === 'raster' ? pixelAt(layer.pixels, x, 50) : [];
}

const isSelected = (x: number) => present().selection && pixelAt(present().selection!, x, 50)[0] === 255;

function at(x: number, rest: Partial<CanvasPointer> = {}): CanvasPointer {
  const still = { pressure: 0.5, tiltX: 0, tiltY: 0, pen: false, time: 0 };
  return { x, y: 50, view: { x, y: 50 }, ...still, shift: false, alt: false, mod: false, ...rest };
}

function drag(tool: HandTool, from: CanvasPointer, ...to: readonly CanvasPointer[]): void {
  const press = new Press(id, 1, from, (draft) => tool.press(from, documentOf(id)!, draft));
  press.move(to);
  press.end(to.at(-1) ?? from);
}

const click = (x: number, rest: Partial<CanvasPointer> = {}) => {
  drag(magicWand, at(x, rest));
};

test('what is asked for right after a click is done with what it selects', async () => {
  click(20);
  expect(present().selection).toBeNull();
  clear();
  await settled(id, 'read');
  expect([isSelected(20), isSelected(150)]).toEqual([true, false]);
  expect([pixel(20)[3], pixel(150)[3]]).toEqual([0, 255]);
  undo(id);
  expect(pixel(20)[3]).toBe(255);
  expect(isSelected(20)).toBe(true);
});

test('a key means what it means once the selection is there', async () => {
  click(20);
  // Without a selection it can't be done.
  onceSettled(id, 'key', () => {
    perform('invert-selection');
  });
  onceSettled(id, 'key', () => {
    perform('clear');
  });
  await settled(id, 'read');
  expect([isSelected(20), isSelected(150)]).toEqual([false, true]);
  expect([pixel(20)[3], pixel(150)[3]]).toEqual([255, 0]);
});

test('a stroke that is done before the selection is there keeps to it, with every position', async () => {
  click(20);
  drag(brush, at(60), at(80), at(140));
  expect(pixel(60)).toEqual([128, 128, 128, 255]);
  await settled(id, 'read');
  for (const x of [60, 80, 95]) expect(pixel(x)[0], String(x)).toBeLessThan(30);
  for (const x of [105, 120, 140]) expect(pixel(x), String(x)).toEqual([255, 255, 255, 255]);
  expect(undone()).toBe(2);
});

test('clicks follow each other, each on what the last one selects', async () => {
  click(20);
  click(150, { shift: true });
  await settled(id, 'read');
  expect([isSelected(20), isSelected(150)]).toEqual([true, true]);
  expect(undone()).toBe(2);
});

test('undo and Escape give a selection up that is not there yet, and nothing else', async () => {
  for (const give of [undo, giveUp]) {
    click(20);
    give(id);
    expect(hasDrafts(id)).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(present().selection).toBeNull();
    expect(undone()).toBe(0);
  }
  expect(useNotices.getState().notices).toEqual([]);
});
