import { expect, test, vi } from 'vitest';
import { perform } from '../actions/registry.ts';
import { startActions } from '../app/actions/table.ts';
import { useNotices } from '../base/notices.ts';
import { pictureOf, presentOf, rasterLayer } from '../picture/document.ts';
import { settled } from '../picture/drafts.ts';
import { addDocument, documentOf } from '../picture/store.ts';
import { pixelAt, rasterFrom } from '../pixels/raster.ts';

startActions();
vi.stubGlobal('requestAnimationFrame', (task: () => void) => setTimeout(task));

test('trim leaves what can be seen as one step, and where nothing is left to do it says so', async () => {
  const [columns, rows] = [300, 20];
  const pixels = rasterFrom(
    new Uint8Array(4 * columns * rows).fill(200),
    { x: 150, y: 40, width: columns, height: rows },
    4,
  );
  const id = addDocument({
    name: 'sparse.png',
    picture: pictureOf(600, 100, [rasterLayer('a', pixels)]),
    photo: null,
  });
  const present = () => presentOf(documentOf(id)!);
  perform('trim');
  // Whoever reads the picture waits for it.
  await settled(id, 'read');
  const [layer] = present().layers;
  expect([present().width, present().height]).toEqual([columns, rows]);
  expect(layer?.kind === 'raster' && pixelAt(layer.pixels, 0, 0)).toEqual([200, 200, 200, 200]);
  expect(documentOf(id)!.history.past).toHaveLength(1);
  expect(useNotices.getState().notices).toHaveLength(0);
  perform('trim');
  await settled(id, 'read');
  expect(documentOf(id)!.history.past).toHaveLength(1);
  expect(useNotices.getState().notices).toHaveLength(1);
});
