import { beforeEach, expect, test, vi } from 'vitest';
import { useNotices } from '../base/notices.ts';
import { pictureOf, presentOf, rasterLayer } from '../picture/document.ts';
import type { OpenDocument, Picture, PixelLayer } from '../picture/document.ts';
import { liveOf, onLive } from '../picture/drafts.ts';
import { addDocument, documentOf, undoIn } from '../picture/store.ts';
import { emptyRaster, pixelAt, rasterFrom } from '../pixels/raster.ts';
import type { Rect } from '../pixels/rect.ts';
import type { Colour } from '../view/hand/colours.ts';
import type { CanvasPointer } from '../view/hand/tool.ts';
import { Press } from '../view/press.ts';
import { isQuickMask, setQuickMask } from '../view/quick-mask.ts';
import { erasureOf, paintOf, plainly } from './paint-of.ts';
import { softTip } from './store.ts';
import { strokeGesture } from './stroke-gesture.ts';
import { strokeOf } from './stroke-of.ts';
import { targetOf } from './target.ts';

const hard = { ...softTip, size: 20, hardness: 100, smoothing: 0 };
const page = { x: 0, y: 0, width: 600, height: 300 };

function at(x: number, y: number, rest: Partial<CanvasPointer> = {}): CanvasPointer {
  const still = { pressure: 0.5, tiltX: 0, tiltY: 0, pen: false, time: 0 };
  return { x, y, view: { x, y }, ...still, shift: false, alt: false, mod: false, ...rest };
}

function open(change: Partial<Picture> = {}, layer: Partial<PixelLayer> = {}): OpenDocument {
  const whole = rasterFrom(new Uint8Array(600 * 300 * 4).fill(255), page, 4);
  const picture = { ...pictureOf(600, 300, [rasterLayer('photo', whole, layer)]), ...change };
  return documentOf(addDocument({ name: 'photo', picture, photo: null }))!;
}

function now(document: OpenDocument): Picture {
  return presentOf(documentOf(document.id)!);
}

function pixel(picture: Picture | null, x: number, y: number): readonly number[] {
  const layer = picture?.layers[0];
  return layer?.kind === 'raster' ? pixelAt(layer.pixels, x, y) : [];
}

function press(document: OpenDocument, start: CanvasPointer, erase = false, colour: Colour = '#ff0000') {
  const target = targetOf(document)!;
  const paint = erase ? erasureOf(target) : paintOf(target, colour, plainly);
  return new Press(document.id, 1, start, (draft) =>
    strokeGesture({
      ...{ document, draft, target, tip: hard, label: 'brush', start },
      stroke: strokeOf(target, hard, paint),
    }),
  );
}

// A frame comes at once.
vi.stubGlobal('requestAnimationFrame', (task: () => void) => {
  task();
});

beforeEach(() => {
  useNotices.setState({ notices: [] });
});

test('a stroke is shown as it grows, and is one step at its end', () => {
  const document = open();
  const before = presentOf(document);
  const gesture = press(document, at(50, 50));
  expect(pixel(liveOf(document.id), 50, 50)).toEqual([255, 0, 0, 255]);
  expect(now(document)).toBe(before);
  gesture.move([at(60, 50), at(80, 50)]);
  gesture.move([at(400, 50)]);
  gesture.end(at(400, 50));
  expect(pixel(now(document), 300, 50)).toEqual([255, 0, 0, 255]);
  expect(documentOf(document.id)!.history.past).toHaveLength(1);
  undoIn(document.id);
  expect(now(document)).toBe(before);
});

test('while it grows only what a move touches is drawn anew', () => {
  const document = open();
  const gesture = press(document, at(50, 50));
  const changes: (Rect | null)[] = [];
  const stop = onLive((change) => changes.push(change));
  gesture.move([at(54, 50), at(58, 50), at(62, 50)]);
  stop();
  expect(changes).toHaveLength(1);
  expect(changes[0]!.width).toBeLessThan(40);
  expect(changes[0]!.height).toBeLessThan(25);
  gesture.cancel();
});

test('a stroke that is given up leaves nothing', () => {
  const document = open();
  const before = presentOf(document);
  const gesture = press(document, at(50, 50));
  gesture.move([at(500, 200)]);
  gesture.cancel();
  expect(now(document)).toBe(before);
  expect(liveOf(document.id)).toBe(before);
  expect(pixel(now(document), 50, 50)).toEqual([255, 255, 255, 255]);
});

test('a stroke outside the selection is no step', () => {
  const selection = rasterFrom(new Uint8Array(100).fill(255), { x: 0, y: 0, width: 10, height: 10 }, 1);
  const document = open({ selection });
  press(document, at(300, 150)).end(at(300, 150));
  expect(documentOf(document.id)!.history.past).toHaveLength(0);
});

test('Shift and a click draw a straight line from the end of the stroke before', () => {
  const document = open();
  press(document, at(50, 50)).end(at(50, 50));
  press(documentOf(document.id)!, at(250, 150, { shift: true })).end(at(250, 150, { shift: true }));
  expect(pixel(now(document), 150, 100)).toEqual([255, 0, 0, 255]);
});

test('a drag with Shift stays on the horizontal or the vertical', () => {
  const document = open();
  const gesture = press(document, at(50, 50));
  gesture.move([at(70, 53, { shift: true }), at(300, 90, { shift: true })]);
  gesture.end(at(300, 90, { shift: true }));
  expect(pixel(now(document), 280, 50)).toEqual([255, 0, 0, 255]);
  expect(pixel(now(document), 300, 90)).toEqual([255, 255, 255, 255]);
});

test('on a layer that may not be painted on, the person is told what to do', () => {
  for (const layer of [{ locked: true }, { visible: false }]) {
    expect(targetOf(open({}, layer))).toBeNull();
    expect(useNotices.getState().notices).toHaveLength(1);
    useNotices.setState({ notices: [] });
  }
});

test('a layer with a text becomes plain pixels, which is said with a way back', () => {
  const text = {
    ...{ text: 'Hi', font: 'Inter', size: 20, bold: false, italic: false, align: 'left' as const },
    ...{ lineHeight: 1.2, colour: '#000000', x: 0, y: 0 },
  };
  const document = open({}, { origin: { kind: 'text', text } });
  press(document, at(50, 50)).end(at(50, 50));
  expect(now(document).layers[0]).toMatchObject({ origin: null });
  useNotices.getState().notices[0]!.action!.run();
  expect(now(document).layers[0]).toMatchObject({ origin: { kind: 'text' } });
});

test('on the mask in hand a colour paints its lightness, and the pixels stay', () => {
  const mask = { pixels: emptyRaster(1, 255), enabled: true };
  const document = { ...open({}, { mask }), target: 'mask' as const };
  const target = targetOf(document)!;
  const paint = paintOf(target, '#000000', plainly);
  const painted = { document, target, tip: hard, label: 'brush', start: at(50, 50) };
  const stroke = strokeOf(target, hard, paint);
  new Press(document.id, 1, at(50, 50), (draft) => strokeGesture({ ...painted, stroke, draft })).end(
    at(50, 50),
  );
  const layer = now(document).layers[0]!;
  expect(pixelAt(layer.mask!.pixels, 50, 50)).toEqual([0]);
  expect(pixelAt(layer.mask!.pixels, 90, 50)).toEqual([255]);
  expect(pixel(now(document), 50, 50)).toEqual([255, 255, 255, 255]);
});

test('with the quick mask a black brush selects and the eraser unselects', () => {
  const document = open();
  setQuickMask(document.id, true);
  expect(isQuickMask(document.id)).toBe(true);
  press(document, at(100, 100), false, '#000000').end(at(100, 100));
  expect(pixelAt(now(document).selection!, 100, 100)).toEqual([255]);
  press(documentOf(document.id)!, at(105, 100), true).end(at(105, 100));
  expect(pixelAt(now(document).selection!, 100, 100)).toEqual([0]);
  expect(pixelAt(now(document).selection!, 92, 100)).toEqual([255]);
});
