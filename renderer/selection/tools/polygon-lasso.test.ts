import { expect, test, vi } from 'vitest';
import { startTools } from '../../app/tools-in-hand.ts';
import { pictureOf, presentOf, rasterLayer } from '../../picture/document.ts';
import { hasDrafts, undo } from '../../picture/drafts.ts';
import { addDocument, documentOf } from '../../picture/store.ts';
import { emptyRaster, pixelAt } from '../../pixels/raster.ts';
import { takeTool, useHand } from '../../view/hand/store.ts';
import type { CanvasPointer } from '../../view/hand/tool.ts';
import { Press } from '../../view/press.ts';
import { polygonLasso } from './polygon-lasso.ts';

vi.stubGlobal('devicePixelRatio', 1);

const at = (x: number, y: number): CanvasPointer => ({
  ...{ x, y, view: { x, y }, pressure: 0.5, tiltX: 0, tiltY: 0, pen: false },
  ...{ shift: false, alt: false, mod: false, time: 0 },
});

function click(id: string, x: number, y: number): void {
  const press = new Press(id, 1, at(x, y), (draft) => polygonLasso.press(at(x, y), documentOf(id)!, draft));
  press.end(at(x, y));
}

startTools();

test('an outline is begun by clicks, undo takes back the last, and another tool closes it', () => {
  const picture = pictureOf(100, 100, [rasterLayer('Background', emptyRaster(4))]);
  const id = addDocument({ name: 'wall.png', picture, photo: null });
  useHand.setState({ tool: 'polygon-lasso' });
  for (const [x, y] of [
    [10, 10],
    [90, 10],
    [90, 90],
    [10, 90],
  ] as const)
    click(id, x, y);
  undo(id);
  expect(documentOf(id)!.history.past).toHaveLength(0);
  takeTool('move');
  const { selection } = presentOf(documentOf(id)!);
  expect(selection && [pixelAt(selection, 80, 20)[0], pixelAt(selection, 20, 80)[0]]).toEqual([255, 0]);
  expect(documentOf(id)!.history.past).toHaveLength(1);
  expect(hasDrafts(id)).toBe(false);
});
